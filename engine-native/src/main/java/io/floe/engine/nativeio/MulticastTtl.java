package io.floe.engine.nativeio;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;

/**
 * The socket options for the time to live of multicast datagrams. Netty's native channels take the option of that name
 * for {@code IP_TTL}, which unicast alone obeys.
 */
final class MulticastTtl {
    // Linux, <netinet/in.h>: the same on every architecture
    private static final int IPPROTO_IP = 0;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MULTICAST_HOPS = 18;

    private static final ChannelOption<Integer> IPV4 =
            new IntegerUnixChannelOption("IP_MULTICAST_TTL", IPPROTO_IP, IP_MULTICAST_TTL);
    private static final ChannelOption<Integer> IPV6 =
            new IntegerUnixChannelOption("IPV6_MULTICAST_HOPS", IPPROTO_IPV6, IPV6_MULTICAST_HOPS);

    private MulticastTtl() {}

    static ChannelOption<Integer> of(SocketProtocolFamily family) {
        return family == SocketProtocolFamily.INET6 ? IPV6 : IPV4;
    }
}
