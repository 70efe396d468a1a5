package io.floe.bench;

/** Counts times in steps of 100 ns up to 20 ms. Owned by the thread that measures. */
final class Latencies {
    private static final int STEP = 100;
    private static final int STEPS = 200_000;

    private final int[] counts = new int[STEPS];
    private long total;

    void add(long nanos) {
        counts[(int) Math.min(STEPS - 1, nanos / STEP)]++;
        total++;
    }

    void addAll(Latencies other) {
        for (int i = 0; i < STEPS; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    long total() {
        return total;
    }

    long percentile(double share) {
        long below = (long) (total * share);
        for (int i = 0; i < STEPS; i++) {
            below -= counts[i];
            if (below < 0) {
                return (long) i * STEP + STEP / 2;
            }
        }
        return (long) STEPS * STEP;
    }
}
