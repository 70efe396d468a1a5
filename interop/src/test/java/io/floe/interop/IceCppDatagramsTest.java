package io.floe.interop;

/** Datagrams between Floe and Ice C++. */
@NeedsIceCpp
final class IceCppDatagramsTest extends IceDatagrams {
    IceCppDatagramsTest() {
        super(PeerKind.ICE_CPP);
    }
}
