package io.floe.interop;

import io.floe.transport.ssl.TlsCode;
import java.util.List;

/** Floe and Ice C++'s IceSSL over OpenSSL, which sends no alert: it finishes the handshake, looks, and closes. */
@NeedsIceCpp
final class IceCppSslTest extends IceSsl {
    IceCppSslTest() {
        super(
                PeerKind.ICE_CPP,
                new Manners(
                        TlsCode.NOTHING_IN_COMMON,
                        "CLOSED_EARLY: closed by the peer before the connection was validated",
                        List.of("::Ice::ProtocolException", "::Ice::ConnectionLostException")));
    }
}
