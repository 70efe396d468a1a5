package io.floe.transport.ssl.engine;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code ssl}, type id 2. */
public final class SslTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public SslTransportProvider() {}

    @Override
    public String protocol() {
        return SslEndpoint.PROTOCOL;
    }

    @Override
    public short type() {
        return SslEndpoint.TYPE;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new SslTransport(context);
    }
}
