package io.floe.endpoint;

import io.floe.fault.ConfigurationException;
import java.time.Duration;
import java.util.Optional;

/**
 * What endpoints get where their text is silent. Immutable.
 *
 * @param host {@code Ice.Default.Host}; empty by default, which means loopback to a client and every address to a
 *     listener
 * @param timeout {@code Ice.Default.Timeout} in whole milliseconds; 60 s by default, empty means infinite
 * @param sourceAddress {@code Ice.Default.SourceAddress}, an IP address in digits; empty by default, which leaves the
 *     choice to the system
 */
public record EndpointDefaults(String host, Optional<Duration> timeout, String sourceAddress) {
    /** What holds unless properties say otherwise. */
    public static final EndpointDefaults STANDARD = new EndpointDefaults("", Optional.of(Duration.ofSeconds(60)), "");

    public EndpointDefaults {
        timeout.ifPresent(EndpointDefaults::checkTimeout);
        sourceAddress = sourceAddress.isEmpty() ? "" : checkedAddress(sourceAddress);
    }

    private static void checkTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofMillis(1)) < 0
                || timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
            throw new ConfigurationException(
                    "Ice.Default.Timeout: " + timeout.toMillis() + " (expected: 1..2147483647 or -1)");
        }
    }

    private static String checkedAddress(String address) {
        return NumericAddress.canonical(address)
                .orElseThrow(() -> new ConfigurationException(
                        "Ice.Default.SourceAddress: " + address + " (expected: an IP address in digits)"));
    }
}
