package io.floe.transport.ssl.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** From when to when a certificate is valid, both included. Immutable. */
record Validity(Instant from, Instant to) {
    static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    boolean excludes(Instant when) {
        return when.isBefore(from) || when.isAfter(to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
