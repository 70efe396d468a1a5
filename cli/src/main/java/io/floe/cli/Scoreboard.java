package io.floe.cli;

import io.floe.Answer;
import io.floe.CallObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the calls of the demo. Thread-safe. */
final class Scoreboard implements CallObserver {
    private final LongSupplier clock;
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final LongAdder redirected = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();

    Scoreboard(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public void answered(Answer answer) {
        tally(answer.endpoint()).add(clock.getAsLong(), answer.duration().toNanos());
        if (!answer.redirected().isEmpty()) {
            redirected.increment();
        }
    }

    void failed(Throwable failure) {
        failed.increment();
        firstFailure.compareAndSet(null, failure);
    }

    private Tally tally(String endpoint) {
        return tallies.computeIfAbsent(endpoint, text -> new Tally());
    }

    long calls(String endpoint) {
        return tally(endpoint).calls();
    }

    /** Calls that ended, well or not. */
    long calls() {
        return tallies.values().stream().mapToLong(Tally::calls).sum() + failed();
    }

    long redirected() {
        return redirected.sum();
    }

    long failed() {
        return failed.sum();
    }

    Optional<Throwable> firstFailure() {
        return Optional.ofNullable(firstFailure.get());
    }

    /** How much of the last second's answers came from an endpoint: 0 to 1. */
    double share(String endpoint) {
        long now = clock.getAsLong();
        long all = tallies.values().stream()
                .mapToLong(tally -> tally.recent(now).size())
                .sum();
        return all == 0 ? 0 : (double) tally(endpoint).recent(now).size() / all;
    }

    /** The times of the last second's answers of an endpoint. */
    Latencies latencies(String endpoint) {
        List<Long> recent = tally(endpoint).recent(clock.getAsLong());
        return Latencies.of(recent);
    }
}
