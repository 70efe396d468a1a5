package io.floe.internal.server;

import java.time.Duration;

/**
 * What an adapter lets in. Immutable.
 *
 * @param connections open at once
 * @param perAddress open at once from one address
 * @param handshake from accepting a channel until its transports are ready
 */
public record AcceptLimits(int connections, int perAddress, Duration handshake) {
    /** 10,000 connections, 1,000 from one address, 10 s. */
    public static final AcceptLimits DEFAULT = new AcceptLimits(10_000, 1_000, Duration.ofSeconds(10));
}
