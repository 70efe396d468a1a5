package io.floe.internal.client;

import io.floe.fault.Backoff;
import io.floe.fault.RetryBudget;
import io.floe.fault.RetryPolicy;
import io.floe.internal.connection.ConnectionEnvironment;
import io.floe.internal.connection.RequestHandler;
import io.floe.internal.control.Control;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What the client side of a communicator works with. Immutable, but for the budget.
 *
 * @param transports finds the transport of an endpoint
 * @param connections what all connections have in common
 * @param control owns groups, health and probes; does no I/O and runs no user code, so that it always answers
 * @param loops where connections live
 * @param deadlines ends calls whose time is up, apart from every reader
 * @param pauses keeps calls that are tried again later
 * @param ticker the clock
 * @param callbacks where dependents of returned futures run
 * @param retry decides about failed attempts
 * @param budget bounds risky retries
 * @param backoff when a dead endpoint is probed
 * @param random for jitter
 * @param connectTimeout TCP, handshake and validation together
 * @param unserved answers requests that come over a connection without an adapter
 * @param news tells the log and the user's listeners of changes of health
 * @param rules what the user chose
 * @param hedges bounds what is sent twice before anything is known to be wrong
 */
public record ClientEnvironment(
        Transports transports,
        ConnectionEnvironment connections,
        Control control,
        EventLoopGroup loops,
        Deadlines deadlines,
        Pauses pauses,
        Ticker ticker,
        Executor callbacks,
        RetryPolicy retry,
        RetryBudget budget,
        Backoff backoff,
        RandomGenerator random,
        Duration connectTimeout,
        RequestHandler unserved,
        HealthNews news,
        ClientRules rules,
        RetryBudget hedges) {
    /** A call was made: what may be sent twice grows by a share of it. */
    void deposit() {
        budget.deposit();
        if (rules.hedges()) {
            hedges.deposit();
        }
    }

    /** For what is soon done: connections take turns at the loops. */
    EventLoop anyLoop() {
        return (EventLoop) loops.iterator().next();
    }

    long now() {
        return ticker.nanoTime();
    }
}
