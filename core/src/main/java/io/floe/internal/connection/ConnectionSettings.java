package io.floe.internal.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * The timers and bounds of a connection, in either role. Immutable.
 *
 * @param heartbeat a ValidateConnection is sent when nothing was written for so long; Ice 3.8 aborts after 60 s of silence
 * @param idleAbort the connection is closed when nothing was read for so long from a peer that has sent a heartbeat before
 * @param halfOpen the connection is closed when the peer's host acknowledges nothing for so long, where that can be told
 * @param inactivity the connection is closed gracefully after so long without a call
 * @param closeTimeout how long a graceful close waits for the peer to hang up
 * @param headerTimeout the header of a message is complete so long after its first byte
 * @param messageTimeout a message is complete so long after its first byte
 * @param unreadTimeout how often it is looked whether a peer reads the answers that wait for it
 * @param bytesPerSecond how fast a message that has begun must arrive at least, and waiting answers be read
 * @param dispatches requests that one peer may have running; further ones wait and reading pauses
 * @param unsentBytes bytes that may wait to be written to one peer
 * @param unreadBytes answers that may wait to be read by one peer before its requests are not read any more
 * @param compress whether all that a client sends is compressed, or nothing; empty leaves it to the endpoint
 * @param batchBytes what a batch holds before it is sent by itself
 * @param batchDatagramBytes the same for a batch of datagrams
 */
public record ConnectionSettings(
        Duration heartbeat,
        Duration idleAbort,
        Duration halfOpen,
        Duration inactivity,
        Duration closeTimeout,
        Duration headerTimeout,
        Duration messageTimeout,
        Duration unreadTimeout,
        int bytesPerSecond,
        int dispatches,
        long unsentBytes,
        int unreadBytes,
        Optional<Boolean> compress,
        int batchBytes,
        int batchDatagramBytes) {}
