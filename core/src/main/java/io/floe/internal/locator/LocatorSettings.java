package io.floe.internal.locator;

import io.floe.endpoint.EndpointCodecs;
import io.floe.internal.control.Control;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What locators work with. Immutable.
 *
 * @param control the thread that owns what was looked up
 * @param ticker the clock
 * @param random for jitter
 * @param codecs read endpoints
 * @param timeToLive how long an answer is good; empty for ever, zero for one call
 * @param background whether answers are renewed while they are in use, before a call needs it
 */
public record LocatorSettings(
        Control control,
        Ticker ticker,
        RandomGenerator random,
        EndpointCodecs codecs,
        Optional<Duration> timeToLive,
        boolean background) {
    /** Whether no answer is kept for another call. */
    boolean asksEachCall() {
        return timeToLive.filter(Duration::isZero).isPresent();
    }
}
