package io.floe.cli;

import io.floe.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Who makes a benchmark's calls, and when. Owned by the main thread; callers run on their futures' threads. */
final class BenchLoad implements AutoCloseable {
    /** A caller whose call failed waits so long, or it would only count how fast one can fail. */
    private static final long PAUSE_MILLIS = 10;

    private final BenchCall call;
    private final BenchBook book;
    /** Calls and callers that run, and one for the benchmark itself. */
    private final AtomicLong running = new AtomicLong(1);

    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "floe-bench");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean over;

    BenchLoad(BenchCall call, BenchBook book) {
        this.call = call;
        this.book = book;
    }

    /** Closed loop: so many callers, each calling again when its last call has ended. */
    void callers(int count) {
        for (int i = 0; i < count; i++) {
            running.incrementAndGet();
            again();
        }
    }

    private void again() {
        if (over) {
            ended();
            return;
        }
        long since = System.nanoTime();
        make().whenComplete((reply, failure) -> {
            book.ended(since, reply, failure);
            if (failure == null) {
                again();
            } else {
                timer.schedule(this::again, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    /**
     * Open loop: so many calls a second, whether answers come or not. A call's time counts from when it was due, so that a
     * server that stops for a second is seen by all calls of that second, and not by one.
     */
    void pace(double perSecond) {
        double period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long first = System.nanoTime();
        timer.execute(() -> {
            for (long number = 0; !over; number++) {
                long due = first + (long) (number * period);
                for (long wait = due - System.nanoTime(); wait > 0 && !over; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                running.incrementAndGet();
                make().whenComplete((reply, failure) -> {
                    book.ended(due, reply, failure);
                    ended();
                });
            }
        });
    }

    private CompletableFuture<Reply> make() {
        try {
            return call.make();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Begins no call any more and waits for those that run: until their deadlines at the latest. */
    void finish() {
        over = true;
        ended();
        idle.join();
    }

    private void ended() {
        if (running.decrementAndGet() == 0) {
            idle.complete(null);
        }
    }

    @Override
    public void close() {
        over = true;
        timer.shutdownNow();
    }
}
