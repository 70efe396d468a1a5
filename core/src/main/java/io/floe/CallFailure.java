package io.floe;

import io.floe.fault.Attempt;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * A call that nobody answered. Immutable.
 *
 * @param operation what was called; the first operation of a batch
 * @param duration from {@code invoke} to the failure
 * @param cause what the caller gets
 */
public record CallFailure(String operation, Duration duration, RuntimeException cause) {
    /** Whether the server may have executed the call. */
    public Outcome outcome() {
        return cause instanceof InvocationException unanswered ? unanswered.outcome() : Outcome.NOT_SENT;
    }

    /** Every attempt, in the order in which they failed. */
    public List<Attempt> attempts() {
        return cause instanceof InvocationException unanswered ? unanswered.attempts() : List.of();
    }
}
