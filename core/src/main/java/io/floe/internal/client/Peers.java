package io.floe.internal.client;

import io.floe.Peer;
import io.floe.spi.ChannelAttributes;
import io.netty.channel.Channel;
import java.util.Optional;

/** Tells who is on the other end of a channel, from what its transports published there. Stateless. */
final class Peers {
    private Peers() {}

    static Peer of(Channel channel) {
        String protocol = channel.attr(ChannelAttributes.PROTOCOL).get();
        return new Peer(
                protocol == null ? "-" : protocol,
                channel.localAddress(),
                channel.remoteAddress(),
                Optional.ofNullable(channel.attr(ChannelAttributes.SSL_SESSION).get()));
    }
}
