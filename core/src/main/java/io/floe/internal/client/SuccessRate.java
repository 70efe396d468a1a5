package io.floe.internal.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** Which share of the calls of the last 30 s succeeded at one endpoint. Written by event loops without locks. */
final class SuccessRate {
    private static final int SLOTS = 10;
    private static final long SLOT = TimeUnit.SECONDS.toNanos(3);

    private final AtomicIntegerArray good = new AtomicIntegerArray(SLOTS);
    private final AtomicIntegerArray bad = new AtomicIntegerArray(SLOTS);
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    void succeeded(long now) {
        good.incrementAndGet(slot(now));
    }

    void failed(long now) {
        bad.incrementAndGet(slot(now));
    }

    /** Calls of the last 30 s. */
    int calls(long now) {
        slot(now);
        return sum(good) + sum(bad);
    }

    /** From 0 to 1; 1 if there was no call. */
    double share(long now) {
        int calls = calls(now);
        return calls == 0 ? 1 : (double) sum(good) / calls;
    }

    void forget() {
        for (int i = 0; i < SLOTS; i++) {
            good.set(i, 0);
            bad.set(i, 0);
        }
    }

    /** Empties the slots that are out of date. */
    private int slot(long now) {
        long period = Math.floorDiv(now, SLOT);
        long last = latest.get();
        if (period > last && latest.compareAndSet(last, period)) {
            long from = last == Long.MIN_VALUE ? period : Math.max(last + 1, period - SLOTS + 1);
            for (long stale = from; stale <= period; stale++) {
                good.set(Math.floorMod(stale, SLOTS), 0);
                bad.set(Math.floorMod(stale, SLOTS), 0);
            }
        }
        return Math.floorMod(period, SLOTS);
    }

    private static int sum(AtomicIntegerArray counts) {
        int sum = 0;
        for (int i = 0; i < counts.length(); i++) {
            sum += counts.get(i);
        }
        return sum;
    }
}
