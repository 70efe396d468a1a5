package io.floe.transport.udp;

import io.floe.spi.ChannelSetup;
import io.floe.spi.IoEngine;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/** How the sockets of listeners and clients are set up. Immutable. */
record UdpSockets(IoEngine engine, DatagramSizes sizes, SizeWarning warning) {
    private static final int TTL_MAX = 255;
    /** What a datagram is read into: larger than any, so that none is cut off unnoticed. */
    private static final int PLACE = 65_536;

    /**
     * How many datagrams one system call may take, where it can. Places that stay empty are never touched and cost nothing; but
     * a buffer of a quarter of what Netty pools as one would be made, and cleared, anew for each read.
     */
    private static final int PLACES = 8;

    /** Then others that share the event loop have their turn. */
    private static final int DATAGRAMS_A_TURN = 64;

    /** A socket that takes datagrams for an address; several may share a multicast group, as in Ice. */
    Bootstrap listener(InetAddress address) {
        var bootstrap = bootstrap(address).option(ChannelOption.SO_REUSEADDR, address.isMulticastAddress());
        engine.datagramPlaces()
                .ifPresent(places ->
                        bootstrap.option(places, PLACE).option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffer(PLACES)));
        return bootstrap;
    }

    /** A socket that sends to an address, which must be of the endpoint. */
    Bootstrap client(UdpEndpoint endpoint, InetAddress address) throws SocketException {
        var bootstrap = bootstrap(address);
        if (!endpoint.sourceAddress().isEmpty()) {
            bootstrap.localAddress(new InetSocketAddress(endpoint.sourceAddress(), 0));
        }
        if (address.isMulticastAddress()) {
            sendToGroup(bootstrap, endpoint, address);
        }
        return bootstrap;
    }

    private void sendToGroup(Bootstrap bootstrap, UdpEndpoint endpoint, InetAddress group) throws SocketException {
        if (!endpoint.multicastInterface().isEmpty()) {
            bootstrap.option(ChannelOption.IP_MULTICAST_IF, MulticastInterfaces.named(endpoint.multicastInterface()));
        }
        if (endpoint.ttl().isPresent()) {
            int ttl = endpoint.ttl().getAsInt();
            if (ttl > TTL_MAX) {
                throw new SocketException("--ttl: " + ttl + " (expected: 0.." + TTL_MAX + ")");
            }
            bootstrap.option(engine.multicastTtl(family(group)), ttl);
        }
    }

    ChannelSetup setup(ChannelSetup above, boolean connectToFirst) {
        return new DatagramSetup(above, engine, sizes, warning, connectToFirst);
    }

    private Bootstrap bootstrap(InetAddress address) {
        var bootstrap = new Bootstrap()
                .channelFactory(engine.datagramChannel(family(address)))
                .option(ChannelOption.RECVBUF_ALLOCATOR, receiveBuffer(1));
        sizes.applyTo(bootstrap);
        return bootstrap;
    }

    private static RecvByteBufAllocator receiveBuffer(int places) {
        return new FixedRecvByteBufAllocator(places * PLACE).maxMessagesPerRead(DATAGRAMS_A_TURN);
    }

    private static SocketProtocolFamily family(InetAddress address) {
        return address instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
    }
}
