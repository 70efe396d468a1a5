package io.floe.internal.client;

import io.floe.EndpointState;
import io.floe.fault.Backoff;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * When an endpoint is dialled next. Owned by its endpoint on the control thread.
 *
 * <p>A dead endpoint by the backoff; one that drained 0.5 to 1 s later; one that cannot be trusted after 2 s, doubling to
 * 60 s, +/-20 %.
 */
final class ProbeSchedule {
    private static final long DRAIN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long REJECTED_FIRST = TimeUnit.SECONDS.toNanos(2);
    private static final long REJECTED_CAP = TimeUnit.SECONDS.toNanos(60);

    private final Backoff backoff;
    private final RandomGenerator random;
    private boolean out;
    private long outSince;
    private int late;
    private int rejections;

    ProbeSchedule(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
    }

    /** The endpoint works: the next outage starts anew. */
    void reset() {
        out = false;
        late = 0;
        rejections = 0;
    }

    /** How long to wait from now, the start of the failed dial being {@code dialled}. */
    long delay(EndpointState state, long dialled, long now) {
        if (!out) {
            out = true;
            outSince = now;
        }
        return switch (state) {
            case DRAINING -> DRAIN + random.nextLong(DRAIN + 1);
            case REJECTED -> rejected();
            default -> Math.max(0, dialled + down(now) - now);
        };
    }

    private long down(long now) {
        Duration outage = Duration.ofNanos(now - outSince);
        if (outage.compareTo(backoff.young()) >= 0) {
            late++;
        }
        return backoff.next(outage, late, random).toNanos();
    }

    private long rejected() {
        long base = Math.min(REJECTED_CAP, REJECTED_FIRST << Math.min(rejections++, 10));
        return base * 4 / 5 + random.nextLong(base * 2 / 5 + 1);
    }
}
