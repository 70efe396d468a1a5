package io.floe.interop.chaos;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that make network namespaces: they need root, iproute2, nftables and raw sockets. Where something is missing they are
 * skipped with a printed reason, but fail in the profile {@code ci}.
 */
@Tag("chaos")
@ExtendWith(NamespacesCondition.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface NeedsNamespaces {}
