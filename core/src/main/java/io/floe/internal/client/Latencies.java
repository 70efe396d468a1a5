package io.floe.internal.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long the answers of one endpoint take, by operation, for a rare long operation is no sign of sickness. Written by event
 * loops without locks; read by anybody, and so may lag by an answer.
 */
final class Latencies {
    /** Operations beyond so many are thrown together. */
    private static final int OPERATIONS = 128;
    /** In which time a mean forgets two thirds, and a peak fades to half. */
    private static final long FADE = Duration.ofSeconds(5).toNanos();

    private final Map<String, LatencyHistogram> byOperation = new ConcurrentHashMap<>();
    private final LatencyHistogram others = new LatencyHistogram();
    private volatile long mean;
    private volatile long peak;
    private volatile long last;

    void record(String operation, long nanos, long now) {
        LatencyHistogram histogram = byOperation.get(operation);
        if (histogram == null) {
            histogram = byOperation.size() < OPERATIONS
                    ? byOperation.computeIfAbsent(operation, name -> new LatencyHistogram())
                    : others;
        }
        histogram.record(nanos);
        long gap = Math.max(1, now - last);
        mean = mean == 0
                ? Math.max(1, nanos)
                : Math.max(1, mean + (long) ((double) (nanos - mean) * gap / (gap + FADE)));
        peak = Math.max(nanos, faded(peak, gap));
        last = now;
    }

    /** What is known of one operation; null if nothing is. */
    @Nullable
    LatencyHistogram of(String operation) {
        return byOperation.get(operation);
    }

    /** Within which time 99 of 100 answers to an operation come; 0 if that is not known. */
    long usual(String operation) {
        LatencyHistogram known = byOperation.get(operation);
        return known == null ? 0 : known.usual();
    }

    Set<String> operations() {
        return byOperation.keySet();
    }

    /** What was usual is so no more. */
    void forget() {
        byOperation.clear();
        mean = 0;
        peak = 0;
    }

    long mean() {
        return mean;
    }

    long peak(long now) {
        return faded(peak, now - last);
    }

    private static long faded(long value, long age) {
        return age <= 0 ? value : (long) ((double) value * FADE / (FADE + age));
    }

    Optional<Duration> quantile(double share) {
        int[] sums = LatencyHistogram.sums();
        others.addTo(sums);
        byOperation.values().forEach(one -> one.addTo(sums));
        return LatencyHistogram.count(sums) == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(LatencyHistogram.quantile(sums, share)));
    }
}
