package io.floe.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need Ice for JavaScript in a headless Chromium. Where that is missing they are skipped with a printed reason,
 * but fail in the profile {@code ci}.
 */
@Tag("ice-js")
@ExtendWith(IceJsCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsIceJs {}
