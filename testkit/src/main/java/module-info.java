/** What proves a transport: its contract, an in-memory transport, leak and blocking checks, virtual time. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // BlockHound has no module-info
@org.jspecify.annotations.NullMarked
module io.floe.testkit {
    requires transitive io.floe;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires static transitive org.junit.platform.launcher;
    requires static reactor.blockhound;
    requires static transitive org.jspecify;

    exports io.floe.testkit;

    uses io.floe.spi.IoEngine;
    uses io.floe.spi.TransportProvider;

    provides io.floe.spi.TransportProvider with
            io.floe.testkit.LocalTransportProvider;
}
