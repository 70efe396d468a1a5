package io.floe.transport.ws;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code ws}, type id 4: WebSocket, on the transport {@code tcp}. */
public final class WsTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public WsTransportProvider() {}

    @Override
    public String protocol() {
        return WsKind.WS.protocol();
    }

    @Override
    public short type() {
        return WsKind.WS.type();
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new WsTransport(context, WsKind.WS);
    }
}
