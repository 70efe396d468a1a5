package io.floe.sim;

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

/** Knows what the simulated network acknowledges; has no sockets. Immutable. */
record SimEngine(Simulation world) implements IoEngine {
    @Override
    public String name() {
        return "simulated";
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
        throw new UnsupportedOperationException("the simulation has no sockets");
    }

    @Override
    public ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family) {
        throw new UnsupportedOperationException("the simulation has no sockets");
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family) {
        throw new UnsupportedOperationException("the simulation has no sockets");
    }

    @Override
    public Optional<Transmission> transmission(Channel channel) {
        return world.servers.stream()
                .filter(server -> server.connectedTo(channel.localAddress()))
                .findFirst()
                .flatMap(server -> server.transmission(channel.localAddress()));
    }
}
