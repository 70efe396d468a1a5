package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.function.Function;

/** The inner transport's listener, seen as the layer's. Immutable. */
record LayeredListener<I extends Endpoint, E extends Endpoint>(Listener<I> inner, Function<I, E> wrap)
        implements Listener<E> {
    @Override
    public List<E> endpoints() {
        return inner.endpoints().stream().map(wrap).toList();
    }

    @Override
    public List<E> published() {
        return inner.published().stream().map(wrap).toList();
    }

    @Override
    public Future<?> close() {
        return inner.close();
    }
}
