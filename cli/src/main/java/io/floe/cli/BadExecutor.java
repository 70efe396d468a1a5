package io.floe.cli;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;

/**
 * Runs requests late, or not at all: what a server with faults dispatches on. Thread-safe.
 *
 * <p>A request that is not run holds one of the 100 that a peer may have running, so the oldest of those beyond 50 are run
 * after all: a server that only drops now and then must not fall silent for good.
 */
final class BadExecutor implements Executor {
    private static final int HELD = 50;
    private static final int THREADS = 8;

    private final Faults faults;
    private final DoubleSupplier dice;
    private final ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
        Thread thread = new Thread(task, "floe-bad");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private final AtomicInteger holds = new AtomicInteger();
    private volatile boolean good;

    /**
     * An executor with faults.
     *
     * @param dice numbers from 0 to below 1
     */
    BadExecutor(Faults faults, DoubleSupplier dice) {
        this.faults = faults;
        this.dice = dice;
    }

    BadExecutor(Faults faults) {
        this(faults, () -> ThreadLocalRandom.current().nextDouble());
    }

    @Override
    public void execute(Runnable task) {
        if (good) {
            threads.execute(task);
        } else if (dice.getAsDouble() < faults.dropped()) {
            hold(task);
        } else if (dice.getAsDouble() < faults.delayed()) {
            threads.schedule(task, faults.delay().toNanos(), TimeUnit.NANOSECONDS);
        } else {
            threads.execute(task);
        }
    }

    private void hold(Runnable task) {
        held.add(task);
        if (holds.incrementAndGet() > HELD) {
            Runnable oldest = held.poll();
            if (oldest != null) {
                holds.decrementAndGet();
                threads.execute(oldest);
            }
        }
    }

    /** From now on everything runs at once, and what was held does too: a graceful stop need not wait for it. */
    void relent() {
        good = true;
        for (Runnable task = held.poll(); task != null; task = held.poll()) {
            threads.execute(task);
        }
    }
}
