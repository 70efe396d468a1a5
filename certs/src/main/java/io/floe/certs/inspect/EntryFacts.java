package io.floe.certs.inspect;

import java.util.List;

/**
 * What an entry of a store holds. Immutable.
 *
 * @param alias its name; made up for formats that have none
 * @param kind what it is
 * @param certificates its certificates, a key's own first
 */
public record EntryFacts(String alias, Kind kind, List<CertificateFacts> certificates) {
    /** What an entry can be. */
    public enum Kind {
        /** A private key with its chain. */
        KEY,
        /** A certificate that is trusted. */
        TRUSTED,
        /** A chain without its key: a live peer's, or a file's whose first certificate is no authority. */
        PRESENTED
    }

    public EntryFacts {
        certificates = List.copyOf(certificates);
    }
}
