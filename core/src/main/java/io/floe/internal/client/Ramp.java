package io.floe.internal.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How an endpoint that was out comes back to its share of the calls: from a tenth, linearly, within 0.5 s. Each time that the
 * balancer chooses it, it is credited with the part that it may take, and takes a call for each whole credit: no chance is
 * involved. Used by pickers on any thread.
 */
final class Ramp {
    static final long LENGTH = TimeUnit.MILLISECONDS.toNanos(500);

    private static final double START = 0.1;
    private static final int WHOLE = 1 << 20;

    private final AtomicInteger credit = new AtomicInteger();

    /** Whether it takes the call that the balancer chose it for, so long after it came back. */
    boolean admits(long age) {
        int part = (int) (WHOLE * share(age));
        if (credit.addAndGet(part) < WHOLE) {
            return false;
        }
        credit.addAndGet(-WHOLE);
        return true;
    }

    static double share(long age) {
        return Math.min(1, START + (1 - START) * age / LENGTH);
    }
}
