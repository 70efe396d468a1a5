package io.floe.transport.udp;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.floe.testkit.StandaloneContext;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The transport with a context, and all that a test has opened. Owned by the thread of the test. */
final class UdpLab implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final StandaloneContext context;
    private final UdpTransport transport;
    private final List<Listener<UdpEndpoint>> listeners = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();

    UdpLab(UdpFixture fixture) {
        context = new StandaloneContext(fixture);
        transport = new UdpTransport(context);
    }

    static UdpEndpoint parse(String text, boolean forListening) {
        return new UdpEndpointCodec()
                .parse(OptionReader.of(TextSpan.of(text), forListening, EndpointDefaults.STANDARD));
    }

    Listener<UdpEndpoint> listen(String text, UdpPeer peer) {
        var listener = get(transport.listen(parse(text, true), peer));
        listeners.add(listener);
        return listener;
    }

    Throwable failureOfListening(String text) {
        return failure(transport.listen(parse(text, true), new UdpPeer()));
    }

    Channel connect(UdpEndpoint endpoint, UdpPeer peer) {
        var channel = get(transport.connect(target(endpoint), loop(), peer));
        channels.add(channel);
        return channel;
    }

    Throwable failureOfConnecting(String text) {
        return failure(transport.connect(target(parse(text, false)), loop(), new UdpPeer()));
    }

    Target<UdpEndpoint> target(UdpEndpoint endpoint) {
        return get(transport.resolve(endpoint, loop())).get(0);
    }

    void send(Channel channel, String datagram) {
        get(channel.writeAndFlush(Unpooled.copiedBuffer(datagram, StandardCharsets.US_ASCII)));
    }

    Throwable failureOfSending(Channel channel, int size) {
        return failure(channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[size])));
    }

    ChannelOption<Integer> multicastTtl(SocketProtocolFamily family) {
        return context.engine().multicastTtl(family);
    }

    private EventLoop loop() {
        return context.eventLoops().next();
    }

    <T> T get(Future<T> future) {
        settle(future);
        if (!future.isSuccess()) {
            throw new AssertionError("future: failed (expected: success)", future.cause());
        }
        return future.getNow();
    }

    private static Throwable failure(Future<?> future) {
        settle(future);
        if (future.isSuccess()) {
            throw new AssertionError("future: succeeded (expected: a failure)");
        }
        return future.cause();
    }

    private static void settle(Future<?> future) {
        if (!future.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("future: open (expected: completed)");
        }
    }

    @Override
    public void close() {
        listeners.forEach(listener -> settle(listener.close()));
        channels.forEach(channel -> settle(channel.close()));
        context.close();
    }
}
