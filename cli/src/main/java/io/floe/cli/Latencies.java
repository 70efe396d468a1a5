package io.floe.cli;

import java.util.Arrays;
import java.util.Collection;

/** Times in nanoseconds, sorted. Immutable. */
final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(Collection<Long> nanos) {
        long[] values = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(values);
        return new Latencies(values);
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** In milliseconds, by nearest rank: the smallest that a share of all does not exceed. */
    double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)] / 1e6;
    }

    double min() {
        return percentile(0);
    }

    double max() {
        return percentile(1);
    }
}
