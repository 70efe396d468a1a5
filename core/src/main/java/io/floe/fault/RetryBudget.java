package io.floe.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Bounds risky retries to a share of the calls, so that an outage is not amplified. Owned by one communicator, used by
 * many threads without locks; at the edge of a second it may be off by the calls in flight, which only makes it coarser.
 *
 * <p>Defaults: 20 % of the calls of the last 10 s, and 10 a second on top.
 */
public final class RetryBudget {
    private static final int WINDOW_SECONDS = 10;
    private static final double RETRIES = 0.2;
    private static final int RETRIES_PER_SECOND = 10;
    private static final double HEDGES = 0.05;

    private final double share;
    private final int perSecond;
    private final LongSupplier nanoTime;
    private final AtomicLongArray calls = new AtomicLongArray(WINDOW_SECONDS);
    private final AtomicLongArray retries = new AtomicLongArray(WINDOW_SECONDS);
    private final AtomicLong second = new AtomicLong();

    /** A budget that reads the time, in nanoseconds, from the given clock. */
    public RetryBudget(LongSupplier nanoTime) {
        this(nanoTime, RETRIES, RETRIES_PER_SECOND);
    }

    private RetryBudget(LongSupplier nanoTime, double share, int perSecond) {
        this.share = share;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
        second.set(now());
    }

    /** A budget for calls that are sent twice before anything is known to be wrong: 5 % of the calls, nothing on top. */
    public static RetryBudget ofHedges(LongSupplier nanoTime) {
        return new RetryBudget(nanoTime, HEDGES, 0);
    }

    /** Counts a call that was made. */
    public void deposit() {
        calls.incrementAndGet(slot(advance()));
    }

    /** Takes one retry out of the budget; false if there is none left. */
    public boolean withdraw() {
        int slot = slot(advance());
        if (sum(retries) >= bound()) {
            return false;
        }
        retries.incrementAndGet(slot);
        return true;
    }

    /** How much of it is left, from 0 to 1. */
    public double left() {
        advance();
        return Math.max(0, 1 - sum(retries) / Math.max(1, bound()));
    }

    private double bound() {
        return share * sum(calls) + perSecond * (double) WINDOW_SECONDS;
    }

    private long advance() {
        long now = now();
        long last = second.get();
        if (now > last && second.compareAndSet(last, now)) {
            for (long s = Math.max(last + 1, now - WINDOW_SECONDS + 1); s <= now; s++) {
                calls.set(slot(s), 0);
                retries.set(slot(s), 0);
            }
        }
        return now;
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
    }

    private static int slot(long second) {
        return Math.floorMod(second, WINDOW_SECONDS);
    }

    private static double sum(AtomicLongArray counts) {
        long sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
