package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.TlsMaterial;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges and describes the change from one generation to the next. Stateless. */
final class Successor {
    private Successor() {}

    /** Refuses new material that is worse than the old. */
    static void require(TlsMaterial old, Loaded loaded, Instant now) {
        loaded.key().ifPresent(own -> {
            OwnCertificate next = new OwnCertificate(own);
            next.requireUsable();
            Optional<String> problem = next.problem(now);
            boolean oldIsValid = old.key()
                    .map(before -> new OwnCertificate(before).problem(now).isEmpty())
                    .orElse(false);
            if (problem.isPresent() && oldIsValid) {
                throw new ConfigurationException(own.source() + ": certificate '" + next.subject() + "' "
                        + problem.get() + " (expected: one that is valid now, as the one in force)");
            }
            SelfTest.handshake(own);
        });
    }

    /** What differs, in a line. */
    static String describe(TlsMaterial old, TlsMaterial next) {
        List<String> changes = new ArrayList<>();
        Optional<X509Certificate> was = old.key().map(Successor::leaf);
        next.key()
                .map(Successor::leaf)
                .filter(now -> !Optional.of(now).equals(was))
                .ifPresent(now -> {
                    changes.add("own certificate '"
                            + now.getSubjectX500Principal().getName() + "' " + CertificateFacts.names(now) + " until "
                            + now.getNotAfter().toInstant());
                    was.filter(before -> !before.getSubjectX500Principal().equals(now.getSubjectX500Principal()))
                            .ifPresent(before -> changes.add("its subject was '"
                                    + before.getSubjectX500Principal().getName() + "'"));
                });
        if (!old.trust().anchors().equals(next.trust().anchors())) {
            changes.add("trust of " + next.trust().anchors().size() + " certificates (was "
                    + old.trust().anchors().size() + ")");
        }
        if (!old.trust().crls().equals(next.trust().crls())) {
            changes.add(next.trust().crls().size() + " revocation lists");
        }
        return changes.isEmpty() ? "the same certificates in other files" : String.join("; ", changes);
    }

    private static X509Certificate leaf(KeyMaterial own) {
        return own.chain().get(0);
    }
}
