package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.trust.Role;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What a peer has shown in a handshake. Immutable.
 *
 * @param whose who it is, for messages
 * @param role what it is
 * @param expected the name that a server had to have
 * @param chain its certificates, its own first; empty if it showed none
 * @param staples the OCSP responses that a server stapled
 */
record ShownPeer(String whose, Role role, String expected, List<X509Certificate> chain, List<byte[]> staples) {
    ShownPeer {
        chain = List.copyOf(chain);
        staples = List.copyOf(staples);
    }

    static ShownPeer server(SSLSession session, String expected, int port) {
        return new ShownPeer(
                "ssl " + expected + ":" + port,
                Role.SERVER,
                expected,
                chain(session),
                PeerTrustManager.staples(session));
    }

    static ShownPeer client(SSLSession session) {
        return new ShownPeer("ssl client", Role.CLIENT, "", chain(session), List.of());
    }

    private static List<X509Certificate> chain(SSLSession session) {
        try {
            return Stream.of(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
