package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.OptionReader;
import io.floe.endpoint.OptionWriter;
import io.floe.fault.FloeException;
import io.floe.fault.ListenException;
import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A transport that stands on another and adds handlers to its channels, as {@code ssl}, {@code ws} and {@code wss} do.
 * Layers stack. Names, sockets and listeners are the inner transport's; a subclass says how its endpoints wrap the inner
 * ones and how a channel gets from "the inner transport is ready" to "this layer is up".
 *
 * @param <I> the endpoints of the inner transport; {@code Endpoint} where the layer stands on any
 * @param <E> the endpoints of this layer
 */
public abstract class LayeredTransport<I extends Endpoint, E extends LayeredTransport.Layered<I>>
        implements Transport<E> {
    private final Transport<I> inner;

    /** Stands on the transport of the word {@code standsOn}, whose endpoints are of the type {@code I}. */
    @SuppressWarnings("unchecked") // the subclass names the word and the type of that word's endpoints together
    protected LayeredTransport(TransportContext context, String standsOn) {
        this.inner = (Transport<I>) context.transport(standsOn);
    }

    /**
     * An endpoint of a layer: the inner endpoint and what the layer adds to it. Both text and wire form are the inner
     * endpoint's, followed by the layer's own (as ws does in Ice).
     *
     * @param <I> the inner endpoint
     */
    public interface Layered<I extends Endpoint> extends Endpoint {
        /** What this layer stands on. */
        I inner();

        /** Writes the layer's own options. */
        default void writeLayerOptions(OptionWriter out) {}

        /** Writes the layer's own part of the body. */
        default void writeLayerBody(IceWriter out) {}

        @Override
        default Optional<Duration> timeout() {
            return inner().timeout();
        }

        @Override
        default boolean compress() {
            return inner().compress();
        }

        @Override
        default void writeOptions(OptionWriter out) {
            inner().writeOptions(out);
            writeLayerOptions(out);
        }

        @Override
        default void writeBody(IceWriter out) {
            inner().writeBody(out);
            writeLayerBody(out);
        }
    }

    /** Wraps an inner endpoint that was just read from {@code options}; reads the layer's own options. */
    protected abstract E wrap(I inner, OptionReader options);

    /** Wraps an inner endpoint that was just read from {@code body}; reads the layer's own part. */
    protected abstract E wrap(I inner, IceReader body);

    /** The same layer over another inner endpoint: one with a real port, say. */
    protected abstract E rewrap(E endpoint, I inner);

    /** The traits that the layer adds to those of the inner transport. */
    protected abstract Set<Trait> layerTraits();

    /**
     * What the layer adds to {@link Target#key}: a record of all that makes a connection another one, such as the
     * expected host name.
     */
    protected abstract Object layerKey(E endpoint, SocketAddress address);

    /**
     * Brings the layer up on a connected channel: adds handlers, then completes {@code up} as soon as bytes of the next
     * layer may flow and before the first of them is passed on. Called on the channel's event loop before anything was
     * read. A failure of {@code up} fails the connect with just that cause; the channel is closed by the caller.
     */
    protected abstract void connecting(Target<E> target, Channel channel, Promise<Void> up);

    /**
     * Refuses to listen at an endpoint where the layer could not come up on any channel, for want of a key, say; does
     * nothing by default.
     *
     * @param adapter the name of the adapter that is going to listen
     * @throws io.floe.fault.FloeException saying why
     */
    protected void listening(E endpoint, String adapter) {}

    /** Brings the layer up on an accepted channel; otherwise as {@link #connecting}. */
    protected abstract void accepted(E endpoint, Channel channel, Promise<Void> up);

    @Override
    public final Set<Trait> traits() {
        var all = EnumSet.noneOf(Trait.class);
        all.addAll(inner.traits());
        all.addAll(layerTraits());
        return Set.copyOf(all);
    }

    @Override
    public final E parse(OptionReader options) {
        return wrap(inner.parse(options), options);
    }

    @Override
    public final E read(IceReader body) {
        return wrap(inner.read(body), body);
    }

    @Override
    public final Future<List<Target<E>>> resolve(E endpoint, EventLoop loop) {
        return map(
                inner.resolve(endpoint.inner(), loop),
                loop.newPromise(),
                targets ->
                        targets.stream().map(target -> over(endpoint, target)).toList(),
                UnaryOperator.identity());
    }

    @Override
    public final Future<Channel> connect(Target<E> target, EventLoop loop, ChannelSetup setup) {
        var result = loop.<Channel>newPromise();
        var above = new ConnectSetup(setup, result);
        var raising =
                new LayerSetup(target.endpoint().protocol(), above, (channel, up) -> connecting(target, channel, up));
        var below = inner.connect(under(target), loop, raising);
        below.addListener(done -> {
            if (!done.isSuccess()) {
                result.tryFailure(done.cause());
            } else if (result.isCancelled()) {
                below.getNow().close();
            }
        });
        result.addListener(done -> {
            if (done.isCancelled() && !below.cancel(false) && below.isSuccess()) {
                below.getNow().close();
            }
        });
        return result;
    }

    @Override
    public final Future<Listener<E>> listen(E endpoint, ChannelSetup setup) {
        try {
            listening(endpoint, setup.adapter());
        } catch (FloeException e) {
            return ImmediateEventExecutor.INSTANCE.newFailedFuture(e);
        }
        var raising = new LayerSetup(endpoint.protocol(), setup, (channel, up) -> accepted(endpoint, channel, up));
        var below = inner.listen(endpoint.inner(), raising);
        return map(
                below,
                ImmediateEventExecutor.INSTANCE.newPromise(),
                listener -> new LayeredListener<>(listener, one -> rewrap(endpoint, one)),
                cause -> named(endpoint, cause));
    }

    /** The problem is the inner endpoint's, but the user wrote this one. */
    private Throwable named(E endpoint, Throwable cause) {
        return cause instanceof ListenException e
                ? new ListenException(endpoint.toString(), e.problem(), e.getCause())
                : cause;
    }

    private Target<E> over(E endpoint, Target<I> target) {
        var key = new LayerKey(endpoint.protocol(), target.key(), layerKey(endpoint, target.address()));
        return new Target<>(endpoint, target.address(), key);
    }

    private Target<I> under(Target<E> target) {
        var key = target.key() instanceof LayerKey layered ? layered.inner() : target.key();
        return new Target<>(target.endpoint().inner(), target.address(), key);
    }

    private static <A, B> Future<B> map(
            Future<A> from, Promise<B> to, Function<A, B> mapping, UnaryOperator<Throwable> failing) {
        if (from.isDone()) {
            mapResult(from, to, mapping, failing);
            return to;
        }
        from.addListener(done -> mapResult(from, to, mapping, failing));
        to.addListener(done -> {
            if (done.isCancelled()) {
                from.cancel(false);
            }
        });
        return to;
    }

    private static <A, B> void mapResult(
            Future<A> from, Promise<B> to, Function<A, B> mapping, UnaryOperator<Throwable> failing) {
        if (from.isSuccess()) {
            to.trySuccess(mapping.apply(from.getNow()));
        } else {
            to.tryFailure(failing.apply(from.cause()));
        }
    }

    private record LayerKey(String protocol, Object inner, Object layer) {}
}
