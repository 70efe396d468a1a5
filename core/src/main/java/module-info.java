/** Floe's core: the API, the transport SPI, the Ice codec, balancing, fault tolerance and dispatch. */
@SuppressWarnings("module") // the testkit is built after core
@org.jspecify.annotations.NullMarked
module io.floe {
    requires transitive io.netty.buffer;
    requires transitive io.netty.common;
    requires transitive io.netty.transport;
    requires io.netty.codec;
    requires java.management;
    requires java.naming;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires static org.apache.commons.compress;

    exports io.floe;
    exports io.floe.balance;
    exports io.floe.endpoint;
    exports io.floe.fault;
    exports io.floe.spi;
    exports io.floe.wire;
    exports io.floe.internal.jmx to
            java.management;
    exports io.floe.internal.loop to
            io.floe.testkit;
    exports io.floe.internal.runtime to
            io.floe.testkit;

    uses io.floe.balance.BalancerProvider;
    uses io.floe.spi.EndpointSourceProvider;
    uses io.floe.spi.IoEngine;
    uses io.floe.spi.TransportProvider;

    provides io.floe.spi.EndpointSourceProvider with
            io.floe.internal.source.DnsSourceProvider,
            io.floe.internal.source.FileSourceProvider;
    provides io.floe.spi.IoEngine with
            io.floe.internal.runtime.NioEngine;
}
