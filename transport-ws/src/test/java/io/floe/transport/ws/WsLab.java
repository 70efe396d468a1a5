package io.floe.transport.ws;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.Target;
import io.floe.testkit.StandaloneContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The transport, and channels without sockets that it is brought up on. Owned by the thread of the test. */
final class WsLab implements AutoCloseable {
    private final StandaloneContext context = new StandaloneContext(new WsFixture("nio"));
    private final List<Side> sides = new ArrayList<>();
    private final WsTransport transport = new WsTransport(context, WsKind.WS);

    /** A channel, and whether the layer is up on it. */
    record Side(EmbeddedChannel channel, Promise<Void> up) {}

    WsTransport transport() {
        return transport;
    }

    WsEndpoint parse(String text) {
        return transport.parse(OptionReader.of(TextSpan.of(text), false, EndpointDefaults.STANDARD));
    }

    Target<WsEndpoint> target(String text) {
        return transport
                .resolve(parse(text), context.eventLoops().next())
                .awaitUninterruptibly()
                .getNow()
                .get(0);
    }

    Side client(String text, InetSocketAddress address) {
        var side = side();
        transport.connecting(new Target<>(parse(text), address, text), side.channel(), side.up());
        return side;
    }

    Side server(String text) {
        var side = side();
        transport.accepted(parse(text), side.channel(), side.up());
        return side;
    }

    private Side side() {
        var side = new Side(new EmbeddedChannel(), ImmediateEventExecutor.INSTANCE.newPromise());
        sides.add(side);
        return side;
    }

    @Override
    public void close() {
        sides.forEach(side -> side.channel().finishAndReleaseAll());
        context.close();
    }
}
