package io.floe.internal.server;

import java.time.Duration;

/**
 * What an adapter lets in. Immutable.
 *
 * @param connections open at once
 * @param perAddress open at once from one address
 * @param handshake from accepting a channel until its transports are ready
 */
public record AcceptLimits(int connections, int perAddress, Duration handshake) {}
