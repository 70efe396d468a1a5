package io.floe.interop;

/** Floe as a client of Ice C++. */
@NeedsIceCpp
final class FloeCallsIceCppTest extends FloeCallsIce {
    FloeCallsIceCppTest() {
        super(PeerKind.ICE_CPP);
    }
}
