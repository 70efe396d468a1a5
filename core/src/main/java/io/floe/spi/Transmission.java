package io.floe.spi;

import java.time.Duration;

/**
 * How the peer of a stream channel takes what was written, as the operating system sees it. Immutable. A peer that reads
 * nothing acknowledges all the same; one that is gone does not.
 *
 * @param unacknowledged whether bytes that were sent wait for their acknowledgement
 * @param sinceAck how long ago any acknowledgement came
 * @param retransmitAfter after which time what is not acknowledged is sent again (TCP's RTO)
 */
public record Transmission(boolean unacknowledged, Duration sinceAck, Duration retransmitAfter) {}
