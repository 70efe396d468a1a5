package io.floe.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need a registry of IceGrid and its admin tool. Where they are missing the tests are skipped with a printed reason, but
 * fail in the profile {@code ci}.
 */
@Tag("ice-grid")
@ExtendWith(IceGridCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsIceGrid {}
