package io.floe.internal.client;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the latest answers took: counts in buckets that are 1/8 of an octave wide, halved now and then so that what is
 * old weighs less. Written by event loops without locks, and so may miss an answer; read by anybody.
 */
final class LatencyHistogram {
    /** Below 2^10 ns everything counts as one; at 2^37 ns, two minutes, too. */
    private static final int LOWEST = 10;

    private static final int OCTAVES = 27;
    private static final int STEPS = 8;
    /** So many answers are remembered at most; half of them outlive a halving. */
    private static final int MEMORY = 1024;
    /** So many answers make a usual time, which is looked at anew after as many more. */
    private static final int FEW = 8;

    /** So many answers tell how things are just now. */
    private static final int LATEST = 16;

    private final AtomicLongArray latest = new AtomicLongArray(LATEST);
    private int answers;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(OCTAVES * STEPS);
    private int total;
    private volatile long usual;

    void record(long nanos) {
        latest.lazySet((answers++ & Integer.MAX_VALUE) % LATEST, Math.max(1, nanos));
        int bucket = bucket(nanos);
        counts.lazySet(bucket, counts.getPlain(bucket) + 1);
        total++;
        if (total >= MEMORY) {
            halve();
        }
        if (total % FEW == 0) {
            usual = top(total / 100 + 1);
        }
    }

    /** Within which time 99 of 100 answers come, a few answers behind; 0 while there were too few to tell. */
    long usual() {
        return usual;
    }

    /** The time that so many answers, the slowest, took at least. */
    private long top(int wanted) {
        int seen = 0;
        for (int i = counts.length() - 1; i >= 0; i--) {
            seen += counts.getPlain(i);
            if (seen >= wanted) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private void halve() {
        int left = 0;
        for (int i = 0; i < counts.length(); i++) {
            int half = counts.getPlain(i) / 2;
            counts.lazySet(i, half);
            left += half;
        }
        total = left;
    }

    /** Adds what is remembered here to sums of the same form. */
    void addTo(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += counts.get(i);
        }
    }

    static int[] sums() {
        return new int[OCTAVES * STEPS];
    }

    int samples() {
        return count(copy());
    }

    /** The time within which that share of the answers came; 0 if there are none. */
    long quantile(double share) {
        return quantile(copy(), share);
    }

    private int[] copy() {
        int[] copy = sums();
        addTo(copy);
        return copy;
    }

    /** The median of the latest answers, which is slow as soon as eight of them are; 0 while there were too few to tell. */
    long latestMedian() {
        long[] sorted = new long[LATEST];
        for (int i = 0; i < LATEST; i++) {
            sorted[i] = latest.get(i);
        }
        Arrays.sort(sorted);
        return sorted[0] == 0 ? 0 : sorted[LATEST / 2];
    }

    static int count(int[] sums) {
        int count = 0;
        for (int one : sums) {
            count += one;
        }
        return count;
    }

    static long quantile(int[] sums, double share) {
        long wanted = (long) Math.ceil(count(sums) * share);
        long seen = 0;
        for (int i = 0; i < sums.length; i++) {
            seen += sums[i];
            if (seen >= wanted && sums[i] > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos >>> LOWEST == 0) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(nanos);
        int step = (int) (nanos >>> (octave - 3)) & (STEPS - 1);
        return Math.min((octave - LOWEST) * STEPS + step, OCTAVES * STEPS - 1);
    }

    private static long upperEnd(int bucket) {
        int octave = bucket / STEPS + LOWEST;
        return (1L << octave) + (bucket % STEPS + 1L) * (1L << (octave - 3));
    }
}
