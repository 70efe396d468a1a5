package io.floe.interop;

/** Ice C++ as a client of Floe. */
@NeedsIceCpp
final class IceCppCallsFloeTest extends IceCallsFloe {
    IceCppCallsFloeTest() {
        super(PeerKind.ICE_CPP);
    }
}
