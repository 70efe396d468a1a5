package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import java.util.List;

/**
 * The bound sockets of one endpoint, all on one event loop. Immutable.
 *
 * @param <E> the endpoints of the transport
 */
public record BoundListener<E extends Endpoint>(
        List<E> endpoints, List<E> published, List<Channel> channels, EventLoop loop) implements Listener<E> {
    public BoundListener {
        endpoints = List.copyOf(endpoints);
        published = List.copyOf(published);
        channels = List.copyOf(channels);
    }

    @Override
    public Future<?> close() {
        Promise<Void> closed = loop.newPromise();
        loop.execute(() -> {
            var all = new PromiseCombiner(loop);
            channels.forEach(channel -> all.add((Future<?>) channel.close()));
            all.finish(closed);
        });
        return closed;
    }
}
