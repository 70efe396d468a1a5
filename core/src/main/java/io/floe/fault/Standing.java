package io.floe.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What was known of one endpoint of a proxy when a call found none that could take it. Immutable.
 *
 * @param endpoint the endpoint's text
 * @param address the resolved address, or {@code -} if its name could not be resolved
 * @param state the name of its {@code EndpointState}
 * @param since how long it had been in that state
 * @param cause what went wrong last, if anything did
 * @param nextProbe how long until it would be tried again, if that was planned
 */
public record Standing(
        String endpoint,
        String address,
        String state,
        Duration since,
        Optional<Failure> cause,
        Optional<Duration> nextProbe) {
    @Override
    public String toString() {
        return endpoint + " (" + address + ") " + state + " for " + seconds(since)
                + cause.map(failure -> ", last: " + failure).orElse("")
                + nextProbe.map(wait -> ", tried again in " + seconds(wait)).orElse("");
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / 1e9);
    }
}
