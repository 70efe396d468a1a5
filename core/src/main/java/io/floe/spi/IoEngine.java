package io.floe.spi;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.Optional;

/**
 * How event loops wait for sockets: NIO in core; epoll and io_uring as plug-ins that {@link java.util.ServiceLoader}
 * finds. A communicator runs on one engine, the available one of the highest priority or the one that it was asked to
 * use. Stateless, with a public constructor without parameters that never throws.
 */
public interface IoEngine {
    /** The word that selects this engine, such as {@code epoll}. */
    String name();

    /** The higher one is preferred; NIO has 0, a negative one is used only when it is asked for. */
    int priority();

    /** Whether this machine can run it; never throws. */
    boolean available();

    /** What drives the event loops. */
    IoHandlerFactory ioHandlers();

    /**
     * Whether any thread may run its loops for a while, in turn, and whatever happens to that thread, an interrupt included. If
     * so, user code runs on the loops' threads between their turns; else each loop keeps one thread.
     */
    default boolean lendsLoops() {
        return false;
    }

    /** The stream channel for clients. */
    Class<? extends SocketChannel> streamChannel();

    /**
     * Makes the stream channels for listeners. With {@code INET6} a wildcard accepts IPv4 as well; with {@code INET} it
     * accepts IPv4 only, as far as the engine can tell the two apart.
     */
    ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family);

    /**
     * Makes datagram channels of one family; an {@code INET6} one that is bound to a wildcard takes IPv4 datagrams as
     * well.
     */
    ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family);

    /** How the peer of one of this engine's stream channels takes what was written; empty where that cannot be told. On the channel's loop. */
    default Optional<Transmission> transmission(Channel channel) {
        return Optional.empty();
    }

    /**
     * The option for this engine's datagram channels that cuts a receive buffer into places of so many bytes each, which one
     * system call fills with a datagram each; empty where each datagram takes a call of its own.
     */
    default Optional<ChannelOption<Integer>> datagramPlaces() {
        return Optional.empty();
    }

    /**
     * Has one of this engine's datagram channels send what is flushed together at less cost, as far as it can: what is written stays
     * one message a datagram. On a channel that is open and has no handlers yet.
     */
    default void hasten(DatagramChannel channel) {}

    /** The option that sets the time to live of multicast datagrams, 0 to 255, on this engine's channels. */
    default ChannelOption<Integer> multicastTtl(SocketProtocolFamily family) {
        return ChannelOption.IP_MULTICAST_TTL;
    }
}
