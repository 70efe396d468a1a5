package io.floe.spi;

import java.time.Duration;

/**
 * How the peer of a stream channel takes what was written, as the operating system sees it. Immutable. A peer that reads
 * nothing acknowledges all the same; one that is gone does not, nor does one that no packet reaches.
 *
 * @param unacknowledged whether bytes that were sent wait for their acknowledgement
 * @param repeats how often, by its timer, TCP has sent the oldest of them again since any of them was acknowledged; 0 while
 *     the peer's window is closed
 * @param sinceAck how long ago any acknowledgement came; the peer's own repetitions carry one, even if nothing new arrives
 * @param retransmitAfter after which time what is not acknowledged is sent again (TCP's RTO), before any doubling
 */
public record Transmission(boolean unacknowledged, int repeats, Duration sinceAck, Duration retransmitAfter) {}
