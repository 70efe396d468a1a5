package io.floe.interop;

/** Failover with Ice for Java, in both directions. */
final class IceJavaFailoverTest extends Failover {
    IceJavaFailoverTest() {
        super(PeerKind.ICE_JAVA);
    }
}
