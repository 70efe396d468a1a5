package io.floe.transport.udp;

import io.floe.spi.BoundListener;
import io.floe.spi.ChannelSetup;
import io.floe.spi.DatagramChannels;
import io.floe.spi.ListenProblem;
import io.floe.spi.ListenSite;
import io.floe.spi.Listener;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** Binds the sites of one endpoint, one after another: all or none. Owned by the event loop of the channels. */
final class UdpBinding {
    private final UdpEndpoint endpoint;
    private final List<ListenSite> sites;
    private final List<NetworkInterface> interfaces;
    private final UdpSockets sockets;
    private final EventLoop loop;
    private final ChannelSetup setup;
    private final Promise<Listener<UdpEndpoint>> result;
    private final List<Channel> bound = new ArrayList<>();

    /** @param interfaces where to join, if the site is a multicast group */
    UdpBinding(
            UdpEndpoint endpoint,
            List<ListenSite> sites,
            List<NetworkInterface> interfaces,
            UdpSockets sockets,
            EventLoop loop,
            ChannelSetup setup,
            Promise<Listener<UdpEndpoint>> result) {
        this.endpoint = endpoint;
        this.sites = sites;
        this.interfaces = interfaces;
        this.sockets = sockets;
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
        DatagramChannels.open(sockets.listener(site.address()), loop, sockets.setup(setup, endpoint.connect()))
                .addListener((ChannelFutureListener) opened -> {
                    if (opened.isSuccess()) {
                        bind(site, (DatagramChannel) opened.channel());
                    } else {
                        fail(opened.cause());
                    }
                });
    }

    /** Joins first, so that a listener that is ready hears the group. */
    private void bind(ListenSite site, DatagramChannel channel) {
        bound.add(channel);
        if (site.address().isMulticastAddress()) {
            var join = new GroupJoin(channel, site.address(), interfaces);
            if (join.joined().isEmpty()) {
                fail(join.problem());
                return;
            }
        }
        channel.bind(new InetSocketAddress(site.address(), endpoint.port())).addListener(done -> {
            if (done.isSuccess()) {
                loop.execute(this::bindNext); // after the channel was told that it is active
            } else {
                fail(done.cause());
            }
        });
    }

    private void fail(Throwable cause) {
        result.tryFailure(ListenProblem.of(endpoint, endpoint.host(), cause));
        bound.forEach(Channel::close);
    }

    private void finish() {
        var endpoints = new ArrayList<UdpEndpoint>();
        var published = new ArrayList<UdpEndpoint>();
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
