package io.floe.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.fault.ConfigurationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static Executor start(Workers workers) {
        return workers.start(() -> {
            throw new AssertionError("pool: started (expected: not)");
        });
    }

    private static String threadOf(Executor executor) {
        return CompletableFuture.supplyAsync(() -> Thread.currentThread().toString(), executor)
                .join();
    }

    @Test
    void shouldRunDirectlyOnTheThreadThatIsThere() {
        assertThat(threadOf(start(Workers.of(PropertyName.DISPATCH, "direct"))))
                .isEqualTo(Thread.currentThread().toString());
    }

    @Test
    void shouldRunOnVirtualThreadsOrSayWhichJdkHasThem() {
        Workers virtual = Workers.of(PropertyName.DISPATCH, "virtual");
        if (Runtime.version().feature() < 21) {
            assertThatThrownBy(() -> start(virtual))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("virtual threads: JDK " + Runtime.version().feature() + " (expected: 21 or newer)");
            return;
        }
        Executor executor = start(virtual);
        assertThat(threadOf(executor)).startsWith("VirtualThread");
        ((ExecutorService) executor).shutdown();
    }

    @Test
    void shouldNameTheWordsThatItKnows() {
        assertThatThrownBy(() -> Workers.of(PropertyName.CALLBACKS, "fibres"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("floe.callbacks: fibres (expected: pool, direct or virtual)");
    }
}
