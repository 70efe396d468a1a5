/** The tcp transport: sockets, names and addresses. */
@org.jspecify.annotations.NullMarked
module io.floe.transport.tcp {
    requires transitive io.floe;
    requires io.netty.handler.proxy;
    requires static transitive org.jspecify;

    exports io.floe.transport.tcp;

    provides io.floe.spi.TransportProvider with
            io.floe.transport.tcp.TcpTransportProvider;
}
