/** The ssl transport: TLS over tcp, right by default. */
@org.jspecify.annotations.NullMarked
module io.floe.transport.ssl {
    requires transitive io.floe;
    requires io.netty.codec;
    requires io.netty.handler;
    requires transitive java.naming;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.floe.transport.ssl;

    // BouncyCastle's, to read BCFKS stores with
    uses java.security.Provider;

    provides io.floe.spi.TransportProvider with
            io.floe.transport.ssl.engine.SslTransportProvider;
}
