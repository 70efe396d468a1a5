package io.floe.spi;

import io.floe.endpoint.Endpoint;
import io.netty.util.concurrent.Future;
import java.util.List;

/**
 * A bound endpoint that accepts channels until it is closed.
 *
 * @param <E> the endpoints of the transport
 */
public interface Listener<E extends Endpoint> {
    /** What is listened on, with real ports where 0 was asked for. */
    List<E> endpoints();

    /**
     * What proxies should carry: a wildcard becomes every non-loopback, non-link-local address of this machine (loopback
     * only where there is nothing else), a given host stays as it was written (observed from Ice 3.7.8).
     */
    List<E> published();

    /** Stops accepting; channels that were accepted live on. */
    Future<?> close();
}
