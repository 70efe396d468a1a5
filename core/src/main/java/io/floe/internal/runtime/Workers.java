package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Where user code runs if no executor was given: the words of {@code floe.dispatch} and {@code floe.callbacks}. */
enum Workers {
    /** Threads of the communicator's. */
    POOL,
    /** The event loop: what runs there must not block. */
    DIRECT,
    /** A virtual thread for each task; from JDK 21 on. */
    VIRTUAL;

    static Workers of(PropertyName property, String word) {
        return Arrays.stream(values())
                .filter(workers -> workers.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        property.key() + ": " + word + " (expected: pool, direct or virtual)"));
    }

    private String word() {
        return switch (this) {
            case POOL -> "pool";
            case DIRECT -> "direct";
            case VIRTUAL -> "virtual";
        };
    }

    /** The executor; an {@link ExecutorService} is the communicator's to stop. */
    Executor start(Supplier<ExecutorService> pool) {
        return switch (this) {
            case POOL -> pool.get();
            case DIRECT -> Runnable::run;
            case VIRTUAL -> virtual();
        };
    }

    /** By name, for it must compile on JDK 17. */
    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new ConfigurationException(
                    "virtual threads: JDK " + Runtime.version().feature() + " (expected: 21 or newer)", e);
        }
    }
}
