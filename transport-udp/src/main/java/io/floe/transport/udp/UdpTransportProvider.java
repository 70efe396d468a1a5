package io.floe.transport.udp;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code udp}, type id 3. */
public final class UdpTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public UdpTransportProvider() {}

    @Override
    public String protocol() {
        return UdpEndpoint.PROTOCOL;
    }

    @Override
    public short type() {
        return UdpEndpoint.TYPE;
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new UdpTransport(context);
    }
}
