package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.TextSpan;
import io.floe.spi.ChannelSetup;
import io.floe.spi.Listener;
import io.floe.spi.Target;
import io.floe.spi.Transport;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One transport with a context, and all that a test has opened with it. Owned by the thread of the test. Closing it
 * checks that every buffer was released.
 */
final class ContractLab<E extends Endpoint> implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final StandaloneContext context;
    private final Transport<E> transport;
    private final UnpooledByteBufAllocator allocator;
    private final List<Listener<?>> listeners;
    private final List<ContractPeer> peers;

    private ContractLab(
            StandaloneContext context,
            Transport<E> transport,
            UnpooledByteBufAllocator allocator,
            List<Listener<?>> listeners,
            List<ContractPeer> peers) {
        this.context = context;
        this.transport = transport;
        this.allocator = allocator;
        this.listeners = listeners;
        this.peers = peers;
    }

    static ContractLab<?> of(TransportFixture fixture) {
        var context = new StandaloneContext(fixture);
        return new ContractLab<>(
                context,
                context.transport(fixture.provider().protocol()),
                new UnpooledByteBufAllocator(true),
                new ArrayList<>(),
                new ArrayList<>());
    }

    Transport<E> transport() {
        return transport;
    }

    EventLoop loop() {
        return context.eventLoops().next();
    }

    OptionReader options(String text, boolean forListening) {
        return OptionReader.of(TextSpan.of(text), forListening, EndpointDefaults.STANDARD);
    }

    E parse(String text, boolean forListening) {
        var options = options(text, forListening);
        var endpoint = transport.parse(options);
        options.refuseUnread();
        return endpoint;
    }

    /** A peer whose channels take their buffers from the lab's allocator. */
    ContractPeer peer() {
        var peer = new ContractPeer(allocator);
        peers.add(peer);
        return peer;
    }

    ContractSite<E> listen(String text, ChannelSetup setup) {
        var listener = get(transport.listen(parse(text, true), setup));
        listeners.add(listener);
        return new ContractSite<>(this, listener);
    }

    Target<E> target(E endpoint) {
        return get(transport.resolve(endpoint, loop())).get(0);
    }

    Object keyOf(String text) {
        return target(parse(text, false)).key();
    }

    Future<Channel> connecting(String text, ChannelSetup client) {
        return transport.connect(target(parse(text, false)), loop(), client);
    }

    /** Why nobody can connect to an endpoint. */
    Throwable failureOfConnecting(String text, ChannelSetup client) {
        return failure(connecting(text, client));
    }

    /** The same lab for the transport of another word, such as the one beneath a layer. */
    ContractLab<?> beneath(String protocol) {
        return new ContractLab<>(context, context.transport(protocol), allocator, listeners, peers);
    }

    /** The value of a future that must succeed. */
    <T> T get(Future<T> future) {
        settle(future);
        if (!future.isSuccess()) {
            throw new AssertionError("future: failed (expected: success)", future.cause());
        }
        return future.getNow();
    }

    /** The cause of a future that must fail. */
    Throwable failure(Future<?> future) {
        settle(future);
        assertThat(future.isSuccess()).as("success").isFalse();
        return future.cause();
    }

    void settle(Future<?> future) {
        assertThat(future.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("completed within %s s", PATIENCE_SECONDS)
                .isTrue();
    }

    @Override
    public void close() {
        listeners.forEach(listener -> settle(listener.close()));
        peers.forEach(peer -> peer.channels().forEach(channel -> settle(channel.close())));
        context.close();
        var metric = allocator.metric();
        assertThat(metric.usedHeapMemory() + metric.usedDirectMemory())
                .as("bytes that were not released")
                .isZero();
    }
}
