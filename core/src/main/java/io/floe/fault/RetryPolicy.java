package io.floe.fault;

import java.time.Duration;

/**
 * Decides what becomes of a call whose attempt failed. Thread-safe; called on an event loop, so it must not block.
 *
 * <p>Defaults of {@link #standard()}: what surely did not run goes elsewhere at once and for free; what may have run is
 * sent again only if the operation is idempotent, at most twice, the first time at once and then after 25 ms, doubling,
 * with full jitter.
 */
@FunctionalInterface
public interface RetryPolicy {
    /**
     * The verdict on one failed attempt.
     *
     * @param idempotent whether the operation may run twice (mode idempotent or nonmutating)
     * @param risky how many times this call was already sent again although it may have run
     */
    Decision decide(Failure failure, boolean idempotent, int risky);

    /** What to do with a call. */
    sealed interface Decision {
        /** Send it elsewhere at once; it surely did not run. */
        record Redirect() implements Decision {}

        /** Send it once more after a delay, out of the retry budget. */
        record Retry(Duration delay) implements Decision {}

        /** Tell the caller. */
        record GiveUp() implements Decision {}
    }

    /** The policy described above. */
    static RetryPolicy standard() {
        return StandardRetry::decide;
    }

    /** Redirects what surely did not run and gives up on everything else. */
    static RetryPolicy never() {
        return (failure, idempotent, risky) -> failure.surelyNotRun() ? new Decision.Redirect() : new Decision.GiveUp();
    }
}
