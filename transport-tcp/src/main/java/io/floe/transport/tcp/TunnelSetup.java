package io.floe.transport.tcp;

import io.floe.spi.ChannelSetup;
import io.netty.channel.Channel;
import io.netty.handler.proxy.ProxyHandler;

/** Leads a channel through a proxy before it is told to be ready. Immutable; for one channel. */
record TunnelSetup(ChannelSetup above, ProxyHandler proxy) implements ChannelSetup {
    @Override
    public void opened(Channel channel) {
        channel.pipeline().addFirst(proxy, new TunnelGate());
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
