package io.floe.interop;

import io.floe.transport.ssl.TlsCode;
import java.util.List;

/** Floe and IceSSL for Java, over the JDK's engine. */
@NeedsIceJavaSsl
final class IceJavaSslTest extends IceSsl {
    IceJavaSslTest() {
        super(
                PeerKind.ICE_JAVA_SSL,
                new Manners(
                        TlsCode.REFUSED_BY_PEER,
                        "FLOE-TLS-11",
                        List.of("::Ice::SecurityException", "::Ice::ConnectionLostException")));
    }
}
