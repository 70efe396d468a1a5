package io.floe.internal.runtime;

import io.floe.spi.IoEngine;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.channels.spi.SelectorProvider;

/** The engine that every JDK has. */
public final class NioEngine implements IoEngine {
    /** For {@link java.util.ServiceLoader}. */
    public NioEngine() {}

    @Override
    public String name() {
        return "nio";
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
        return NioIoHandler.newFactory();
    }

    @Override
    public Class<? extends SocketChannel> streamChannel() {
        return NioSocketChannel.class;
    }

    @Override
    public ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family) {
        return () -> new NioServerSocketChannel(SelectorProvider.provider(), family);
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family) {
        return () -> new NioDatagramChannel(SelectorProvider.provider(), family);
    }
}
