package io.floe.internal.client;

import java.util.concurrent.TimeUnit;

/** How long an answer may take before something is done about it. Stateless; all times in nanoseconds. */
final class Overdue {
    /** Nothing is overdue sooner. */
    static final long LEAST = TimeUnit.MILLISECONDS.toNanos(20);
    /** Nothing is sent twice sooner. */
    static final long LEAST_HEDGE = TimeUnit.MILLISECONDS.toNanos(10);

    private Overdue() {}

    /** Ten times the usual, 20 ms at least; never if the usual time is not known. */
    static long after(long usual) {
        return usual == 0 ? Long.MAX_VALUE : Math.max(LEAST, 10 * usual);
    }

    /** Three times the usual, 10 ms at least; never if the usual time is not known. */
    static long hedgeAfter(long usual) {
        return usual == 0 ? Long.MAX_VALUE : Math.max(LEAST_HEDGE, 3 * usual);
    }

    /** Times beyond this are out of all proportion to what is usual among the others. */
    static long slowFrom(long others) {
        return Math.max(10 * others, others + LEAST);
    }
}
