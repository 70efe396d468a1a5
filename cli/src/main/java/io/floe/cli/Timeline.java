package io.floe.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** What became of calls, in steps of 10 ms: who answered how many, and how many failed. Thread-safe. */
final class Timeline {
    static final Duration STEP = Duration.ofMillis(10);
    /** Endpoints beyond so many are counted as one. */
    private static final int ENDPOINTS = 64;

    private final int steps;
    private final Map<String, Integer> columns = new ConcurrentHashMap<>();
    private final AtomicIntegerArray answered;
    private final AtomicIntegerArray redirected;
    private final AtomicIntegerArray failed;
    private final AtomicIntegerArray unknown;
    private final AtomicLongArray worst;

    Timeline(Duration length) {
        this.steps = (int) (length.toNanos() / STEP.toNanos()) + 1;
        this.answered = new AtomicIntegerArray(steps * ENDPOINTS);
        this.redirected = new AtomicIntegerArray(steps);
        this.failed = new AtomicIntegerArray(steps);
        this.unknown = new AtomicIntegerArray(steps);
        this.worst = new AtomicLongArray(steps);
    }

    static int step(long nanos) {
        return (int) (nanos / STEP.toNanos());
    }

    private int clipped(long nanos) {
        return Math.max(0, Math.min(steps - 1, step(nanos)));
    }

    /** An endpoint answered a call, so many nanoseconds after the start. */
    void answered(long nanos, String endpoint, boolean elsewhereFirst) {
        int column = columns.computeIfAbsent(endpoint, name -> Math.min(columns.size(), ENDPOINTS - 1));
        answered.incrementAndGet(clipped(nanos) * ENDPOINTS + column);
        if (elsewhereFirst) {
            redirected.incrementAndGet(clipped(nanos));
        }
    }

    void failed(long nanos, boolean mayHaveRun) {
        (mayHaveRun ? unknown : failed).incrementAndGet(clipped(nanos));
    }

    /** How long a call took that ended then. */
    void took(long nanos, long latency) {
        worst.accumulateAndGet(clipped(nanos), latency, Math::max);
    }

    List<String> endpoints() {
        List<String> names = new ArrayList<>(columns.keySet());
        names.sort(null);
        return names;
    }

    int answers(String endpoint, int step) {
        Integer column = columns.get(endpoint);
        return column == null || step < 0 || step >= steps ? 0 : answered.get(step * ENDPOINTS + column);
    }

    /** An endpoint's part of all answers from one step to before another, 0 to 1. */
    double share(String endpoint, int from, int to) {
        long own = 0;
        long all = 0;
        for (int step = Math.max(0, from); step < Math.min(to, steps); step++) {
            own += answers(endpoint, step);
            for (int column = 0; column < ENDPOINTS; column++) {
                all += answered.get(step * ENDPOINTS + column);
            }
        }
        return all == 0 ? 0 : (double) own / all;
    }

    long redirected(int from, int to) {
        return sum(redirected, from, to);
    }

    long failed(int from, int to) {
        return sum(failed, from, to);
    }

    long unknown(int from, int to) {
        return sum(unknown, from, to);
    }

    Duration worst(int from, int to) {
        long most = 0;
        for (int step = from; step < Math.min(to, steps); step++) {
            most = Math.max(most, worst.get(step));
        }
        return Duration.ofNanos(most);
    }

    private long sum(AtomicIntegerArray counts, int from, int to) {
        long sum = 0;
        for (int step = from; step < Math.min(to, steps); step++) {
            sum += counts.get(step);
        }
        return sum;
    }
}
