package io.floe.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final DefaultEventExecutor thread =
            new DefaultEventExecutor(new DefaultThreadFactory("control-test", true));
    private final HashedWheelTimer timer = new HashedWheelTimer(new DefaultThreadFactory("control-timer", true));
    private final Control control = new Control(thread, timer);
    private final List<String> done = new ArrayList<>(); // by whoever has the turn

    @AfterEach
    void stop() {
        timer.stop();
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void shouldDoATaskOnTheCallersThreadIfNothingIsUnderWay() {
        control.now(() -> done.add(Thread.currentThread().getName() + control.has()));

        assertThat(done).containsExactly(Thread.currentThread().getName() + "true");
        assertThat(control.has()).isFalse();
    }

    @Test
    void shouldDoWhatATaskAddsAtItsEndInTheSameTurn() {
        control.now(() -> {
            control.execute(() -> done.add("added"));
            control.now(() -> done.add("at once"));
            done.add("first");
        });

        assertThat(done).containsExactly("first", "added", "at once");
    }

    @Test
    void shouldLeaveToTheControlThreadWhatComesDuringATurn() {
        CompletableFuture<String> other = new CompletableFuture<>();
        control.now(() -> {
            CompletableFuture.runAsync(() -> control.now(() -> {
                        done.add("second");
                        other.complete(Thread.currentThread().getName());
                    }))
                    .join();
            done.add("first");
        });

        assertThat(other.join()).startsWith("control-test");
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void shouldGoOnAfterATaskThatFails() {
        control.now(() -> {
            control.execute(() -> done.add("added"));
            throw new IllegalStateException("expected by the test");
        });
        control.now(() -> sneak(new IOException("expected by the test: checked, from a stranger's balancer")));
        control.now(() -> done.add("next"));

        assertThat(done).containsExactly("added", "next");
        assertThat(control.has()).isFalse();
    }

    /** Memory may be spent, or a stranger's exception cannot say what it is. */
    @Test
    void shouldGoOnAfterAFailureThatCannotBeLogged() {
        CompletableFuture<Void> next = new CompletableFuture<>();
        control.now(() -> {
            throw new Unspeakable();
        });
        control.execute(() -> {
            throw new Unspeakable();
        });
        control.execute(() -> next.complete(null));

        assertThat(next).succeedsWithin(Duration.ofSeconds(30));
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("expected by the test: a message that cannot be made");
        }
    }

    @SuppressWarnings("unchecked") // as code of other languages does
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void shouldDoEachOfManyTasksOfManyThreadsOnceAndNeverTwoAtATime() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        int[] count = new int[threads]; // no atomics: the turn must publish them
        int[] outOfOrder = new int[1];
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int who = i;
            callers.add(new Thread(() -> {
                for (int n = 0; n < each; n++) {
                    int number = n;
                    Runnable task = () -> {
                        outOfOrder[0] += count[who] == number ? 0 : 1;
                        count[who]++;
                        all.countDown();
                    };
                    if (number % 3 == 0) {
                        control.execute(task);
                    } else {
                        control.now(task);
                    }
                }
            }));
        }
        callers.forEach(Thread::start);

        assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<List<Integer>> seen = new CompletableFuture<>();
        control.execute(() -> seen.complete(List.of(count[0], count[1], count[2], count[3], outOfOrder[0])));
        assertThat(seen.join()).containsExactly(each, each, each, each, 0);
    }

    @Test
    void shouldDoWhatIsDueSoonAndWhatIsDueLater() {
        CompletableFuture<Boolean> soon = new CompletableFuture<>();
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        control.plan(() -> soon.complete(control.has()), TimeUnit.MILLISECONDS.toNanos(1));
        control.plan(() -> later.complete(control.has()), TimeUnit.MILLISECONDS.toNanos(100));

        assertThat(soon.join()).isTrue();
        assertThat(later.join()).isTrue();
    }

    @Test
    void shouldNotDoWhatIsCancelledThoughItsTimeHasComeAndItWaitsForTheTurn() {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        control.now(() -> {
            Control.Plan plan = control.plan(() -> done.add("cancelled"), 0);
            thread.submit(() -> {}).syncUninterruptibly(); // its time has come by then
            plan.cancel();
        });
        control.execute(() -> reached.complete(null));
        reached.join();

        assertThat(done).isEmpty();
    }

    @Test
    void shouldHaveWhoeverStillComesDoItAfterTheThreadHasEnded() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        timer.stop();

        control.execute(() -> done.add(Thread.currentThread().getName()));
        control.plan(() -> done.add("never"), 0);

        assertThat(done).containsExactly(Thread.currentThread().getName());
    }
}
