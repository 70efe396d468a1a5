package io.floe.engine.nativeio;

import io.floe.spi.IoEngine;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/**
 * Sockets by io_uring. Used only when asked for: kernels and containers often refuse it, or limit its memory. Its
 * listeners at the IPv4 wildcard accept IPv6 as well, for Netty opens them all as IPv6.
 */
public final class IoUringEngine implements IoEngine {
    /** For {@link java.util.ServiceLoader}. */
    public IoUringEngine() {}

    @Override
    public String name() {
        return "io_uring";
    }

    @Override
    public int priority() {
        return -10;
    }

    @Override
    public boolean available() {
        // A method reference would be linked out here, where a missing class is not caught
        return CLibrary.allows(() -> IoUring.isAvailable());
    }

    @Override
    public IoHandlerFactory ioHandlers() {
        return IoUringIoHandler.newFactory();
    }

    @Override
    public Class<? extends SocketChannel> streamChannel() {
        return IoUringSocketChannel.class;
    }

    @Override
    public ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family) {
        // Netty lets nobody choose the family of these
        return IoUringServerSocketChannel::new;
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family) {
        return () -> new IoUringDatagramChannel(family);
    }

    @Override
    public ChannelOption<Integer> multicastTtl(SocketProtocolFamily family) {
        return MulticastTtl.of(family);
    }
}
