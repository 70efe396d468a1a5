package io.floe;

import io.floe.fault.Attempt;
import java.time.Duration;
import java.util.List;

/**
 * Where a call's answer came from. Immutable.
 *
 * @param operation what was called; the first operation of a batch
 * @param endpoint the text of the endpoint that answered
 * @param address its resolved address
 * @param duration from {@code invoke} to the answer
 * @param redirected the attempts that failed before; empty if the first one was answered
 */
public record Answer(String operation, String endpoint, String address, Duration duration, List<Attempt> redirected) {
    public Answer {
        redirected = List.copyOf(redirected);
    }
}
