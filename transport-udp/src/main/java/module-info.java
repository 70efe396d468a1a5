/** The udp transport: datagrams, unicast and multicast. */
@org.jspecify.annotations.NullMarked
module io.floe.transport.udp {
    requires transitive io.floe;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports io.floe.transport.udp;

    provides io.floe.spi.TransportProvider with
            io.floe.transport.udp.UdpTransportProvider;
}
