package io.floe.certs.store;

import io.floe.certs.Credential;
import java.security.cert.X509Certificate;
import java.util.List;

/** One entry of a keystore. Immutable; prints without keys. */
public sealed interface StoreEntry {
    /** The name of the entry in its store; made up for formats that have none. */
    String alias();

    /** The certificates that it holds, a key's own first. */
    List<X509Certificate> certificates();

    /** A private key with its chain. */
    record Key(String alias, Credential credential) implements StoreEntry {
        @Override
        public List<X509Certificate> certificates() {
            return credential.chain();
        }
    }

    /** A certificate that is trusted, or that merely lies there. */
    record Trusted(String alias, X509Certificate certificate) implements StoreEntry {
        @Override
        public List<X509Certificate> certificates() {
            return List.of(certificate);
        }

        @Override
        public String toString() {
            return "Trusted[" + alias + ", " + certificate.getSubjectX500Principal() + "]";
        }
    }
}
