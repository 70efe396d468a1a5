package io.floe.internal.client;

import io.floe.endpoint.OptionReader;
import io.floe.endpoint.PlainEndpoint;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.wire.IceReader;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Knows one address for each host until a test says otherwise; nobody who is dialled ever answers. Owned by its test. */
final class PlainTransport implements Transport<PlainEndpoint> {
    /** The hosts that were asked for. */
    final List<String> questions = new ArrayList<>();
    /** The hosts that were dialled. */
    final List<String> dials = new ArrayList<>();
    /** Behind each name. */
    int port = 1;

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public Future<List<Target<PlainEndpoint>>> resolve(PlainEndpoint endpoint, EventLoop loop) {
        questions.add(endpoint.host());
        InetSocketAddress address = InetSocketAddress.createUnresolved(endpoint.host(), port);
        return loop.newSucceededFuture(List.of(new Target<>(endpoint, address, address)));
    }

    @Override
    public Future<Channel> connect(Target<PlainEndpoint> target, EventLoop loop, ChannelSetup setup) {
        dials.add(target.endpoint().host());
        return loop.newPromise();
    }

    @Override
    public Future<Listener<PlainEndpoint>> listen(PlainEndpoint endpoint, ChannelSetup setup) {
        throw new UnsupportedOperationException("plain: a client's transport");
    }

    @Override
    public PlainEndpoint parse(OptionReader options) {
        return new PlainEndpoint.Codec().parse(options);
    }

    @Override
    public PlainEndpoint read(IceReader body) {
        return new PlainEndpoint.Codec().read(body);
    }
}
