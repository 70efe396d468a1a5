package io.floe.testkit;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code local}, type id 200: streams within one JVM. */
public final class LocalTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public LocalTransportProvider() {}

    @Override
    public String protocol() {
        return LocalEndpoint.PROTOCOL;
    }

    @Override
    public short type() {
        return LocalEndpoint.TYPE;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new LocalTransport(context);
    }
}
