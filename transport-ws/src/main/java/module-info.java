/** The ws and wss transports: WebSocket over tcp and over ssl. */
@org.jspecify.annotations.NullMarked
module io.floe.transport.ws {
    requires transitive io.floe;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires static transitive org.jspecify;

    exports io.floe.transport.ws;

    provides io.floe.spi.TransportProvider with
            io.floe.transport.ws.WsTransportProvider,
            io.floe.transport.ws.WssTransportProvider;
}
