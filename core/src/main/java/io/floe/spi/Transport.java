package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointCodec;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Set;

/**
 * One protocol word's whole behaviour: text, wire form, names, connecting and listening. Used by many threads; never
 * blocks the caller; schedules no timers, for core owns them all and cancels the futures that are returned here.
 *
 * @param <E> the endpoints of this protocol
 */
public interface Transport<E extends Endpoint> extends EndpointCodec<E>, AutoCloseable {
    /** What core must know of this transport's channels. */
    Set<Trait> traits();

    /**
     * Resolves an endpoint to the addresses behind its name, in the order of preference. An endpoint without a host means
     * the loopback address.
     *
     * @param loop where the future's listeners run
     */
    Future<List<Target<E>>> resolve(E endpoint, EventLoop loop);

    /**
     * Connects to a target. Calls {@code setup.opened} as soon as the channel exists and {@code setup.ready} when Ice
     * messages may flow, both on the channel's event loop; then completes the future. Cancelling the future closes the
     * half-open channel. A failure completes the future with its own cause (a handshake's, say), never with a mere
     * "closed".
     *
     * @param loop the event loop that the channel should live on; a transport whose channels do not fit it uses its own
     */
    Future<Channel> connect(Target<E> target, EventLoop loop, ChannelSetup setup);

    /**
     * Listens at an endpoint and calls {@code setup} for every accepted channel. An endpoint without a host means every
     * local address.
     */
    Future<Listener<E>> listen(E endpoint, ChannelSetup setup);

    /** Releases what this transport holds, after all of its channels have been closed. */
    @Override
    default void close() {}
}
