package io.floe.transport.ws;

import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;

/** Brings the protocol word {@code wss}, type id 5: WebSocket over TLS, on the transport {@code ssl}. */
public final class WssTransportProvider implements TransportProvider {
    /** For {@link java.util.ServiceLoader}. */
    public WssTransportProvider() {}

    @Override
    public String protocol() {
        return WsKind.WSS.protocol();
    }

    @Override
    public short type() {
        return WsKind.WSS.type();
    }

    @Override
    public Transport<?> create(TransportContext context) {
        return new WsTransport(context, WsKind.WSS);
    }
}
