package io.floe.engine.nativeio;

import io.floe.spi.IoEngine;
import io.floe.spi.Transmission;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Sockets by epoll: fewer copies and system calls than NIO. Preferred where it is available. */
public final class EpollEngine implements IoEngine {
    /** For {@link java.util.ServiceLoader}. */
    public EpollEngine() {}

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public boolean available() {
        // A method reference would be linked out here, where a missing class is not caught
        return CLibrary.allows(() -> Epoll.isAvailable());
    }

    @Override
    public IoHandlerFactory ioHandlers() {
        return EpollIoHandler.newFactory();
    }

    @Override
    public boolean lendsLoops() {
        return true;
    }

    @Override
    public Class<? extends SocketChannel> streamChannel() {
        return EpollSocketChannel.class;
    }

    @Override
    public ChannelFactory<? extends ServerSocketChannel> serverChannel(SocketProtocolFamily family) {
        return () -> new EpollServerSocketChannel(family);
    }

    @Override
    public ChannelFactory<? extends DatagramChannel> datagramChannel(SocketProtocolFamily family) {
        return () -> new EpollDatagramChannel(family);
    }

    /**
     * Linux's TCP_INFO; a window that is closed is acknowledged, and so counts as no unacknowledged byte. Its RTO doubles with
     * each repetition and would grow as fast as the silence that it is to measure: the doublings are taken back.
     */
    @Override
    public Optional<Transmission> transmission(Channel channel) {
        if (!(channel instanceof EpollSocketChannel socket) || !socket.isActive()) {
            return Optional.empty();
        }
        try {
            EpollTcpInfo info = socket.tcpInfo();
            return Optional.of(new Transmission(
                    info.unacked() > 0,
                    info.retransmits(),
                    Duration.ofMillis(info.lastAckRecv()),
                    Duration.of(info.rto() >> info.backoff(), ChronoUnit.MICROS)));
        } catch (ChannelException closed) {
            return Optional.empty();
        }
    }

    /** By Linux's recvmmsg. */
    @Override
    public Optional<ChannelOption<Integer>> datagramPlaces() {
        return Optional.of(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE);
    }

    /** By Linux's UDP_SEGMENT. */
    @Override
    public void hasten(DatagramChannel channel) {
        if (EpollDatagramChannel.isSegmentedDatagramPacketSupported()) {
            channel.pipeline().addLast(new DatagramTrains());
        }
    }

    @Override
    public ChannelOption<Integer> multicastTtl(SocketProtocolFamily family) {
        return MulticastTtl.of(family);
    }
}
