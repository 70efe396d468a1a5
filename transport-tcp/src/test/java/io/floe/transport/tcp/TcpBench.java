package io.floe.transport.tcp;

import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.floe.testkit.StandaloneContext;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A tcp transport and the channels that its listeners accepted. Owned by the thread of the test. */
final class TcpBench implements AutoCloseable {
    private final StandaloneContext context;
    private final TcpTransport transport;
    private final Queue<Channel> accepted = new ConcurrentLinkedQueue<>();
    private final Semaphore acceptedCount = new Semaphore(0);

    TcpBench(TcpFixture fixture) {
        this.context = new StandaloneContext(fixture);
        this.transport = new TcpTransport(context);
    }

    TcpEndpoint endpoint(String text) {
        return transport.parse(OptionReader.of(TextSpan.of(text), false, EndpointDefaults.STANDARD));
    }

    List<Target<TcpEndpoint>> targets(String text) {
        return get(resolving(text));
    }

    Future<List<Target<TcpEndpoint>>> resolving(String text) {
        return transport.resolve(endpoint(text), context.eventLoops().next());
    }

    Object key(String text) {
        return targets(text).get(0).key();
    }

    Listener<TcpEndpoint> listen(String text) {
        return get(listening(text));
    }

    Future<Listener<TcpEndpoint>> listening(String text) {
        return transport.listen(endpoint(text), setup(channel -> {
            accepted.add(channel);
            acceptedCount.release();
        }));
    }

    Channel connect(String text) {
        return get(connecting(text));
    }

    Future<Channel> connecting(String text) {
        return transport.connect(targets(text).get(0), context.eventLoops().next(), setup(channel -> {}));
    }

    Channel accepted() throws InterruptedException {
        if (!acceptedCount.tryAcquire(10, TimeUnit.SECONDS)) {
            throw new AssertionError("accepted: nothing (expected: a channel)");
        }
        return accepted.remove();
    }

    static <T> T get(Future<T> future) {
        if (!future.awaitUninterruptibly(10, TimeUnit.SECONDS) || !future.isSuccess()) {
            throw new AssertionError("future: " + future + " (expected: success)", future.cause());
        }
        return future.getNow();
    }

    static Throwable failure(Future<?> future) {
        if (!future.awaitUninterruptibly(10, TimeUnit.SECONDS) || future.isSuccess()) {
            throw new AssertionError("future: " + future + " (expected: failure)");
        }
        return future.cause();
    }

    private static ChannelSetup setup(Consumer<Channel> ready) {
        return new ChannelSetup() {
            @Override
            public void opened(Channel channel) {}

            @Override
            public void ready(Channel channel) {
                ready.accept(channel);
            }

            @Override
            public void failed(Channel channel, Throwable cause) {}
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
