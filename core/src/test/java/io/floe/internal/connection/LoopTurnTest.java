package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.internal.loop.LeaderLoops;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopTurnTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final LeaderLoops loops = new LeaderLoops(1, NioIoHandler.newFactory(), "test");
    private final EventLoop caller = loops.next();
    private final Called loop = new Called();
    private final LoopTurn turn = new LoopTurn(loop, outbox(), System::nanoTime);
    private final Queue<String> done = new LinkedTransferQueue<>();

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldWakeTheLoopAtOnceForAnybody() {
        turn.run(errand("a"), false);
        turn.run(errand("b"), false);

        assertThat(loop.tasks).hasSize(1);
        loop.tasks.forEach(Runnable::run);
        assertThat(done).containsExactly("a", "b");
    }

    /** It finds all of it then, and writes it with one flush. */
    @Test
    void shouldWakeTheLoopOnceForAllThatATurnOfAnotherBrings() {
        CompletableFuture<List<Integer>> calls = new CompletableFuture<>();
        caller.execute(() -> {
            List<Integer> seen = new ArrayList<>();
            turn.run(errand("a"), true);
            turn.run(errand("b"), false);
            seen.add(loop.tasks.size());
            caller.execute(() -> {
                seen.add(loop.tasks.size());
                calls.complete(seen);
            });
        });

        assertThat(calls.join()).containsExactly(0, 1);
        loop.tasks.forEach(Runnable::run);
        assertThat(done).containsExactly("a", "b");
    }

    @Test
    void shouldTellALoopThatComesTooLate() {
        loop.ended = true;
        CompletableFuture<Void> told = new CompletableFuture<>();
        caller.execute(() -> turn.run(
                new Errand() {
                    @Override
                    void perform() {
                        told.complete(null);
                    }
                },
                false));

        assertThat(told).succeedsWithin(SOON);
    }

    private Errand errand(String name) {
        return new Errand() {
            @Override
            void perform() {
                done.add(name);
            }
        };
    }

    private static Outbox outbox() {
        return Lonely.connection(new EmbeddedChannel()).outbox();
    }

    /** Keeps what it is told; nobody is in it. */
    private static final class Called extends DefaultEventLoop {
        final Queue<Runnable> tasks = new LinkedTransferQueue<>();
        volatile boolean ended;

        @Override
        public boolean inEventLoop(Thread thread) {
            return false;
        }

        @Override
        public void execute(Runnable task) {
            if (ended) {
                throw new RejectedExecutionException();
            }
            tasks.add(task);
        }
    }
}
