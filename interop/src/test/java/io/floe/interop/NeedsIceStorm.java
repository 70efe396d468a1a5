package io.floe.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need an icebox with IceStorm. Where that is missing the tests are skipped with a printed reason, but
 * fail in the profile {@code ci}.
 */
@Tag("ice-storm")
@ExtendWith(IceStormCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsIceStorm {}
