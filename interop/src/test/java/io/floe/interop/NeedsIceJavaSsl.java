package io.floe.interop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that need IceSSL for Java. Where it is missing they are skipped with a printed reason, but fail in the
 * profile {@code ci}.
 */
@Tag("ice-java-ssl")
@ExtendWith(IceJavaSslCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsIceJavaSsl {}
