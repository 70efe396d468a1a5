package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ErrandsTest {
    private final Errands errands = new Errands();
    private final List<String> done = new ArrayList<>();

    private Errand errand(Runnable action) {
        return new Errand() {
            @Override
            void perform() {
                action.run();
            }
        };
    }

    @Test
    void shouldAskForADrainOnlyWhenItWasEmpty() {
        assertThat(errands.add(errand(() -> {}))).isTrue();
        assertThat(errands.add(errand(() -> {}))).isFalse();

        errands.perform();

        assertThat(errands.add(errand(() -> {}))).isTrue();
    }

    @Test
    void shouldDoThemInTheOrderInWhichTheyCame() {
        errands.add(errand(() -> done.add("first")));
        errands.add(errand(() -> done.add("second")));
        errands.add(errand(() -> done.add("third")));

        errands.perform();

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void shouldGoOnAfterOneThatFails() {
        errands.add(errand(() -> {
            throw new IllegalStateException("on purpose");
        }));
        errands.add(errand(() -> done.add("next")));

        errands.perform();

        assertThat(done).containsExactly("next");
    }

    @Test
    void shouldAskForADrainForWhatIsAddedDuringOne() {
        List<Boolean> alone = new ArrayList<>();
        errands.add(errand(() -> alone.add(errands.add(errand(() -> done.add("later"))))));

        errands.perform();
        errands.perform();

        assertThat(alone).containsExactly(true);
        assertThat(done).containsExactly("later");
    }

    @Test
    @Timeout(60)
    void shouldLoseNoneThatManyThreadsAdd() throws Exception {
        int threads = 8;
        int each = 50_000;
        AtomicInteger performed = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(threads * each);
        var loop = Executors.newSingleThreadExecutor();
        var callers = Executors.newFixedThreadPool(threads);
        try {
            for (int i = 0; i < threads; i++) {
                callers.execute(() -> {
                    for (int n = 0; n < each; n++) {
                        if (errands.add(errand(() -> {
                            performed.incrementAndGet();
                            all.countDown();
                        }))) {
                            loop.execute(errands::perform);
                        }
                    }
                });
            }
            all.await();
        } finally {
            callers.shutdown();
            loop.shutdown();
        }

        assertThat(performed).hasValue(threads * each);
    }
}
