package io.floe.interop;

/** Datagrams between Floe and Ice for Java. */
final class IceJavaDatagramsTest extends IceDatagrams {
    IceJavaDatagramsTest() {
        super(PeerKind.ICE_JAVA);
    }
}
