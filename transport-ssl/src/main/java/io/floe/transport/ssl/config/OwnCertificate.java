package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges one's own certificate before a peer does. Immutable. */
record OwnCertificate(KeyMaterial own) {
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String ANY = "2.5.29.37.0";
    /** Where RFC 5280, section 4.2.1.3 has it in the key usage. */
    private static final int DIGITAL_SIGNATURE = 0;

    /** Refuses a certificate that is good for neither side of TLS. */
    void requireUsable() {
        if (!purpose(SERVER) && !purpose(CLIENT)) {
            throw refused("is for neither servers nor clients", "extended key usage serverAuth or clientAuth");
        }
        boolean[] usage = leaf().getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw refused("may not sign", "key usage digitalSignature");
        }
    }

    /** Refuses a certificate that no client would accept. */
    void requireServer(Instant now) {
        if (!purpose(SERVER)) {
            throw refused("is not for servers", "extended key usage serverAuth");
        }
        problem(now).ifPresent(problem -> {
            throw refused(problem, "a certificate that is valid now");
        });
    }

    /** Why it is not valid now: expired, or not valid yet. */
    Optional<String> problem(Instant now) {
        for (X509Certificate certificate : own.chain()) {
            String which = certificate.equals(leaf()) ? "" : "has an issuer in its chain that ";
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                return Optional.of(
                        which + "expired on " + certificate.getNotAfter().toInstant());
            }
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                return Optional.of(which + "is not valid before "
                        + certificate.getNotBefore().toInstant());
            }
        }
        return Optional.empty();
    }

    /** Whether a server would refuse it from a client for its purpose. */
    boolean forServersOnly() {
        return !purpose(CLIENT);
    }

    String subject() {
        return leaf().getSubjectX500Principal().getName();
    }

    private X509Certificate leaf() {
        return own.chain().get(0);
    }

    private boolean purpose(String oid) {
        try {
            List<String> purposes = leaf().getExtendedKeyUsage();
            return purposes == null || purposes.contains(oid) || purposes.contains(ANY);
        } catch (CertificateParsingException e) {
            throw new ConfigurationException(own.source() + ": certificate '" + subject() + "' is damaged", e);
        }
    }

    private ConfigurationException refused(String problem, String expected) {
        return new ConfigurationException(
                own.source() + ": certificate '" + subject() + "' " + problem + " (expected: " + expected + ")");
    }
}
