package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.netty.channel.EventLoop;
import java.util.function.Supplier;

/** Starts an attempt to connect to the one target that it was made for. */
@FunctionalInterface
interface Connector {
    /**
     * Dials.
     *
     * @param reachLimit how long opening the channel may take, in nanoseconds
     */
    ConnectAttempt dial(RemoteEndpoint owner, long reachLimit);

    /**
     * Dials one target.
     *
     * @param loops tells the event loop of each connection
     */
    static <E extends Endpoint> Connector of(
            ClientEnvironment environment, Transport<E> transport, Target<E> target, Supplier<EventLoop> loops) {
        boolean datagrams = transport.traits().contains(Trait.DATAGRAM);
        return (owner, reachLimit) -> {
            var attempt = new ConnectAttempt(environment, owner, target.endpoint(), datagrams, loops.get());
            attempt.start(transport, target, reachLimit);
            return attempt;
        };
    }
}
