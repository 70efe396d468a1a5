package io.floe.transport.ssl.config;

import io.floe.transport.ssl.TlsStatus;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The certificates that peers have shown, the last one of each server and those of clients by their subject. Owned by the
 * reloading material; used by many threads without locks. Bounded: when there are too many, it starts anew.
 */
final class PeerCertificates {
    private static final int MOST = 1024;

    private final Map<String, TlsStatus.Certificate> shown = new ConcurrentHashMap<>();

    /** Remembers one; returns it as it is described to people. */
    TlsStatus.Certificate add(String whose, X509Certificate certificate) {
        TlsStatus.Certificate fact = CertificateFacts.fact(TlsStatus.Role.PEER, certificate, whose);
        if (shown.size() >= MOST) {
            shown.clear();
        }
        shown.put(whose.startsWith("ssl client") ? whose + " " + fact.subject() : whose, fact);
        return fact;
    }

    List<TlsStatus.Certificate> all() {
        return List.copyOf(shown.values());
    }
}
