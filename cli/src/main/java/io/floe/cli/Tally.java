package io.floe.cli;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What one endpoint answered: in all, and within the last second. Thread-safe. */
final class Tally {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private record Timed(long at, long nanos) {}

    private final LongAdder calls = new LongAdder();
    private final ConcurrentLinkedDeque<Timed> recent = new ConcurrentLinkedDeque<>();

    void add(long now, long nanos) {
        calls.increment();
        recent.add(new Timed(now, nanos));
    }

    long calls() {
        return calls.sum();
    }

    /** The times of the answers of the last second. */
    List<Long> recent(long now) {
        recent.removeIf(timed -> now - timed.at > WINDOW);
        return recent.stream().map(Timed::nanos).toList();
    }
}
