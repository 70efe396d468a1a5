package io.floe.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between the probes of a dead endpoint, start to start. Immutable.
 *
 * <p>Defaults: 0.5 to 0.75 s for the first 30 s of an outage, for most outages are short; then doubling up to 10 s, of
 * which half is jitter.
 *
 * @param first the least delay while the outage is young; half of it again is jitter
 * @param young how long an outage counts as young
 * @param cap the longest delay
 */
public record Backoff(Duration first, Duration young, Duration cap) {
    /** The defaults above. */
    public static final Backoff STANDARD =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(10));

    /**
     * The delay before the next probe.
     *
     * @param outage how long the endpoint has been down
     * @param late how many probes failed since the outage stopped being young
     */
    public Duration next(Duration outage, int late, RandomGenerator random) {
        if (outage.compareTo(young) < 0) {
            long base = first.toNanos();
            return Duration.ofNanos(base + random.nextLong(base / 2 + 1));
        }
        long ceiling = Math.min(cap.toNanos(), first.toNanos() << Math.min(late + 1, 20));
        return Duration.ofNanos(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
