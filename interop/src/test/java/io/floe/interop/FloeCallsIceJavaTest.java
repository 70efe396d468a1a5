package io.floe.interop;

/** Floe as a client of Ice for Java. */
final class FloeCallsIceJavaTest extends FloeCallsIce {
    FloeCallsIceJavaTest() {
        super(PeerKind.ICE_JAVA);
    }
}
