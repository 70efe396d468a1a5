package io.floe.internal.connection;

import java.time.Duration;

/**
 * The timers and bounds of a connection, in either role. Immutable.
 *
 * @param heartbeat a ValidateConnection is sent when nothing was written for so long; Ice 3.8 aborts after 60 s of silence
 * @param idleAbort the connection is closed when nothing was read for so long from a peer that has sent a heartbeat before
 * @param inactivity the connection is closed gracefully after so long without a call
 * @param closeTimeout how long a graceful close waits for the peer to hang up
 * @param dispatches requests that one peer may have running; further ones wait and reading pauses
 * @param unsentBytes bytes that may wait to be written to one peer
 * @param unreadBytes answers that may wait to be read by one peer before its requests are not read any more
 */
public record ConnectionSettings(
        Duration heartbeat,
        Duration idleAbort,
        Duration inactivity,
        Duration closeTimeout,
        int dispatches,
        long unsentBytes,
        int unreadBytes) {
    /** 25 s, 60 s, 300 s, 10 s; 100 dispatches, 8 MiB unsent, 4 MiB unread. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            Duration.ofSeconds(300),
            Duration.ofSeconds(10),
            100,
            8L << 20,
            4 << 20);
}
