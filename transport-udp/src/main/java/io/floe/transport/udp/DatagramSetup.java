package io.floe.transport.udp;

import io.floe.spi.ChannelSetup;
import io.floe.spi.IoEngine;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramChannel;

/** Puts this transport's handler beneath core's on every channel. Immutable. */
record DatagramSetup(
        ChannelSetup above, IoEngine engine, DatagramSizes sizes, SizeWarning warning, boolean connectToFirst)
        implements ChannelSetup {
    @Override
    public void opened(Channel channel) {
        engine.hasten((DatagramChannel) channel);
        channel.pipeline().addLast(new DatagramHandler(sizes, warning, new RateLimitedLog(channel), connectToFirst));
        above.opened(channel);
    }

    @Override
    public void ready(Channel channel) {
        above.ready(channel);
    }

    @Override
    public void failed(Channel channel, Throwable cause) {
        above.failed(channel, cause);
    }
}
