package io.floe.transport.tcp;

import io.floe.spi.BoundListener;
import io.floe.spi.ChannelSetup;
import io.floe.spi.ListenProblem;
import io.floe.spi.ListenSite;
import io.floe.spi.Listener;
import io.floe.spi.StreamChannels;
import io.floe.spi.TransportContext;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** Binds the sites of one endpoint, one after another: all or none. Owned by the event loop of the listeners. */
final class TcpBinding {
    /**
     * Linux's own bound. What does not fit, as when a thousand clients come back at once, is only accepted when TCP has repeated
     * itself: after 1 s, 3 s and so on, while the client waits for a validation. Ice's default is 511.
     */
    private static final int BACKLOG = 4096;

    private final TcpEndpoint endpoint;
    private final List<ListenSite> sites;
    private final TransportContext context;
    private final EventLoop loop;
    private final ChannelSetup setup;
    private final Promise<Listener<TcpEndpoint>> result;
    private final List<Channel> bound = new ArrayList<>();

    TcpBinding(
            TcpEndpoint endpoint,
            List<ListenSite> sites,
            TransportContext context,
            EventLoop loop,
            ChannelSetup setup,
            Promise<Listener<TcpEndpoint>> result) {
        this.endpoint = endpoint;
        this.sites = sites;
        this.context = context;
        this.loop = loop;
        this.setup = setup;
        this.result = result;
    }

    void bindNext() {
        if (bound.size() == sites.size()) {
            finish();
            return;
        }
        var site = sites.get(bound.size());
        var bootstrap = new ServerBootstrap()
                .group(loop, context.eventLoops())
                .channelFactory(context.engine().serverChannel(site.family()))
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, TcpTransport.reads())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, false);
        StreamChannels.bind(bootstrap, new InetSocketAddress(site.address(), endpoint.port()), setup)
                .addListener((ChannelFutureListener) done -> {
                    if (done.isSuccess()) {
                        bound.add(done.channel());
                        bindNext();
                    } else {
                        result.tryFailure(ListenProblem.of(endpoint, endpoint.host(), done.cause()));
                        bound.forEach(Channel::close);
                    }
                });
    }

    private void finish() {
        var endpoints = new ArrayList<TcpEndpoint>();
        var published = new ArrayList<TcpEndpoint>();
        for (int i = 0; i < sites.size(); i++) {
            var real = endpoint.withPort(((InetSocketAddress) bound.get(i).localAddress()).getPort());
            endpoints.add(real.withHost(sites.get(i).host()));
            sites.get(i).published().stream().map(real::withHost).forEach(published::add);
        }
        var listener =
                new BoundListener<>(endpoints, published.stream().distinct().toList(), bound, loop);
        if (!result.trySuccess(listener)) {
            listener.close();
        }
    }
}
