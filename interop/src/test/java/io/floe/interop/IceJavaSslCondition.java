package io.floe.interop;

/** Asks once whether Debian's jars of Ice for Java are there. Immutable. */
final class IceJavaSslCondition extends PeerCondition {
    IceJavaSslCondition() {
        super(
                DebianIce.present()
                        ? ""
                        : "IceSSL for Java: no " + DebianIce.JARS
                                + " (expected: Debian's package libzeroc-ice3.7-java)");
    }
}
