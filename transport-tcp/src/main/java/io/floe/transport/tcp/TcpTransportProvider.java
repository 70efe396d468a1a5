package io.floe.transport.tcp;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code tcp}, type id 1. */
public final class TcpTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public TcpTransportProvider() {}

    @Override
    public String protocol() {
        return TcpEndpoint.PROTOCOL;
    }

    @Override
    public short type() {
        return TcpEndpoint.TYPE;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new TcpTransport(context);
    }
}
