package io.floe.interop;

/** Connections between Floe and Ice C++ from their start to their end. */
@NeedsIceCpp
final class IceCppConnectionsTest extends IceConnections {
    IceCppConnectionsTest() {
        super(PeerKind.ICE_CPP);
    }
}
