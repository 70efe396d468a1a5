package io.floe.interop;

/** Ice for Java as a client of Floe. */
final class IceJavaCallsFloeTest extends IceCallsFloe {
    IceJavaCallsFloeTest() {
        super(PeerKind.ICE_JAVA);
    }
}
