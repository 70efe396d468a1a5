package io.floe.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls at a steady rate, whether the last answer has come or not. Owned by the main thread. */
final class SteadyCalls implements AutoCloseable {
    private final Supplier<? extends CompletableFuture<?>> call;
    private final Scoreboard scores;
    private final ScheduledExecutorService caller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "floe-caller");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Not started yet.
     *
     * @param scores told of the calls that fail; the call's own observer tells of the others
     */
    SteadyCalls(Supplier<? extends CompletableFuture<?>> call, Scoreboard scores) {
        this.call = call;
        this.scores = scores;
    }

    void start(double perSecond) {
        caller.scheduleAtFixedRate(this::make, 0, (long) (1e9 / perSecond), TimeUnit.NANOSECONDS);
    }

    private void make() {
        call.get().whenComplete((reply, failure) -> {
            if (failure != null) {
                scores.failed(failure);
            }
        });
    }

    @Override
    public void close() {
        caller.shutdownNow();
    }
}
