package io.floe.interop;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Counts what is not tested here and says so in one line at the end, for a skipped class is silent otherwise. Thread-safe. */
public final class SkippedTests implements AutoCloseable {
    private final String reason;
    private final AtomicInteger count = new AtomicInteger();

    private SkippedTests(String reason) {
        this.reason = reason;
    }

    /** Counts the test methods of a class that is skipped. */
    public static void add(ExtensionContext context, String reason) {
        int methods = ReflectionSupport.findMethods(
                        context.getRequiredTestClass(), SkippedTests::isTest, HierarchyTraversalMode.TOP_DOWN)
                .size();
        context.getRoot()
                .getStore(Namespace.create(SkippedTests.class))
                .getOrComputeIfAbsent(reason, SkippedTests::new, SkippedTests.class)
                .count
                .addAndGet(methods);
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> AnnotationSupport.isAnnotated(annotation.annotationType(), Testable.class));
    }

    @Override
    public void close() {
        System.out.println("[interop] skipped " + count + " test methods: " + reason);
    }
}
