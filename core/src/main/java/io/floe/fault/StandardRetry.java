package io.floe.fault;

import io.floe.fault.RetryPolicy.Decision;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The default retry policy. Stateless. */
final class StandardRetry {
    private static final int MAX_RISKY = 2;
    private static final long FIRST_DELAY_NANOS = Duration.ofMillis(25).toNanos();

    private StandardRetry() {}

    static Decision decide(Failure failure, boolean idempotent, int risky) {
        if (failure.kind() == Failure.Kind.TIMEOUT || failure.kind() == Failure.Kind.LOCAL) {
            return new Decision.GiveUp();
        }
        if (failure.surelyNotRun()) {
            return new Decision.Redirect();
        }
        if (!idempotent || risky >= MAX_RISKY) {
            return new Decision.GiveUp();
        }
        return new Decision.Retry(delay(risky));
    }

    private static Duration delay(int risky) {
        if (risky == 0) {
            return Duration.ZERO;
        }
        long ceiling = FIRST_DELAY_NANOS << (risky - 1);
        return Duration.ofNanos(ThreadLocalRandom.current().nextLong(ceiling + 1));
    }
}
