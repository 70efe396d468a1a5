package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.spi.Transport;
import java.util.Optional;

/** Finds the transport that an endpoint belongs to; none for opaque endpoints. Thread-safe. */
@FunctionalInterface
public interface Transports {
    Optional<Transport<?>> of(Endpoint endpoint);
}
