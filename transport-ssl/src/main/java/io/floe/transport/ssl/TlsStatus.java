package io.floe.transport.ssl;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an {@link SslConfig} works with now. A snapshot.
 *
 * @param generation 1 for the material that the configuration was built with, one more for each reload
 * @param loadedAt when this generation came into force
 * @param reloads how many reloads brought new material
 * @param failures how many reloads failed
 * @param lastFailure why the last reload failed, until one succeeds
 * @param certificates one's own certificates, the trusted ones but for those of the system, and those that peers showed
 */
public record TlsStatus(
        long generation,
        Instant loadedAt,
        long reloads,
        long failures,
        Optional<String> lastFailure,
        List<Certificate> certificates) {
    public TlsStatus {
        certificates = List.copyOf(certificates);
    }

    /**
     * One certificate.
     *
     * @param role what it is used for
     * @param subject its distinguished name
     * @param names its alternative names, such as {@code dns:shop}
     * @param notAfter when it expires
     * @param source the file that it came from, or who showed it
     */
    public record Certificate(Role role, String subject, List<String> names, Instant notAfter, String source) {
        public Certificate {
            names = List.copyOf(names);
        }
    }

    /** What a certificate is used for. */
    public enum Role {
        /** Shown to peers. */
        OWN,
        /** Believed. */
        TRUST,
        /** Shown by a peer, and believed. */
        PEER
    }
}
