package io.floe.interop;

/** Failover with Ice C++, in both directions. */
@NeedsIceCpp
final class IceCppFailoverTest extends Failover {
    IceCppFailoverTest() {
        super(PeerKind.ICE_CPP);
    }
}
