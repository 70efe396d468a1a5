package io.floe.testkit;

import io.floe.spi.IoEngine;
import io.floe.spi.Transmission;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.Optional;
import java.util.function.Function;

/**
 * Knows what a network that is not real acknowledges; has no sockets. Immutable.
 *
 * @param transmissions how the peer of a channel takes what was written
 */
public record SocketlessEngine(Function<Channel, Optional<Transmission>> transmissions) implements IoEngine {
    @Override
    public String name() {
        return "socketless";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public IoHandlerFactory ioHandlers() {
        return LocalIoHandler.newFactory();
    }

    @Override
    public Class<? extends SocketChannel> streamChannel() {
        throw new UnsupportedOperationException("no sockets here");
    }

    @Override
    public ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family) {
        throw new UnsupportedOperationException("no sockets here");
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family) {
        throw new UnsupportedOperationException("no sockets here");
    }

    @Override
    public Optional<Transmission> transmission(Channel channel) {
        return transmissions.apply(channel);
    }
}
