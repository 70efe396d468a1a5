package io.floe.testkit;

import io.floe.CommunicatorOptions;
import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.internal.runtime.Threads;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.Timer;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * All that a communicator runs on, in one thread and under a clock that only {@link #advance} moves: tests of hours take
 * milliseconds and end the same way every time. Its event loop carries the transport {@code local}. Owned by the thread
 * that makes it; nothing runs but in {@link #run} and {@link #advance}, so that this thread must not wait for a future.
 */
public final class VirtualTime {
    private static final long NEVER = Long.MAX_VALUE;

    private final MockTicker ticker = Ticker.newMockTicker();
    private final ManualTimer timer = new ManualTimer(ticker);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Loop loop = new Loop(LocalIoHandler.newFactory(), ticker);

    private final Random random;

    /** Starts at an arbitrary time, with dice that fall the same way every time. */
    public VirtualTime() {
        this(1);
    }

    /**
     * Starts at an arbitrary time.
     *
     * @param seed of the communicators' jitter
     */
    public VirtualTime(long seed) {
        random = new Random(seed);
    }

    /** A communicator that runs on this time alone; the adapters of which must be made by another thread, for that blocks. */
    public CommunicatorOptions communicator() {
        return new CommunicatorBuilder()
                .threads(new Threads(
                        loop, loop, timer, ticker, executor(), executor(), executor(), executor(), random, () -> {}));
    }

    /** The one event loop, which is a group as well. */
    public EventLoop eventLoop() {
        return loop;
    }

    /** The timer, exact to the nanosecond. */
    public Timer timer() {
        return timer;
    }

    /** The clock. */
    public Ticker ticker() {
        return ticker;
    }

    /** For callbacks, dispatch and blocking tasks: runs on the owner's thread, but never within the event loop. */
    public Executor executor() {
        return tasks::add;
    }

    /** Runs all that is due now, and all that this makes due. */
    public void run() {
        boolean busy = true;
        while (busy) {
            busy = loop.runNow() > 0;
            busy |= timer.runDue() > 0;
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
                busy = true;
            }
        }
    }

    /** Moves the clock, and on the way runs each thing at the very time for which it was asked, in order. */
    public void advance(Duration duration) {
        long end = ticker.nanoTime() + duration.toNanos();
        run();
        for (long next = nextDeadline(); next - end <= 0; next = nextDeadline()) {
            moveTo(next);
            run();
        }
        moveTo(end);
        run();
    }

    /** The value of a stage that needs no time to pass. */
    public <T> T complete(CompletionStage<T> stage) {
        run();
        var future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new AssertionError("stage: not done (expected: nothing left to wait for; else advance)");
        }
        return future.join();
    }

    private long nextDeadline() {
        long end = ticker.nanoTime() + NEVER / 2;
        return Math.min(loop.nextDeadline(end), timer.nextDeadline(end));
    }

    private void moveTo(long nanos) {
        long ahead = nanos - ticker.nanoTime();
        if (ahead > 0) {
            ticker.advance(ahead, TimeUnit.NANOSECONDS);
        }
    }

    /** Shows when its next task is due. */
    private static final class Loop extends ManualIoEventLoop {
        private Loop(IoHandlerFactory handlers, Ticker ticker) {
            super(null, Thread.currentThread(), handlers, ticker);
        }

        private long nextDeadline(long otherwise) {
            long deadline = nextScheduledTaskDeadlineNanos();
            return deadline < 0 ? otherwise : deadline;
        }
    }
}
