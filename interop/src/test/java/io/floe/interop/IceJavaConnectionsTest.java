package io.floe.interop;

/** Connections between Floe and Ice for Java from their start to their end. */
final class IceJavaConnectionsTest extends IceConnections {
    IceJavaConnectionsTest() {
        super(PeerKind.ICE_JAVA);
    }
}
