package io.floe.certs.inspect;

import io.floe.certs.store.StoreEntry;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the checks look at.
 *
 * @param alias the entry's name
 * @param kind what it is
 * @param key the private key, if one is there
 * @param chain the leaf first; at least one certificate once it comes to the checks
 */
record Examined(String alias, EntryFacts.Kind kind, Optional<PrivateKey> key, List<X509Certificate> chain) {

    static Examined of(StoreEntry entry) {
        if (entry instanceof StoreEntry.Key key) {
            var credential = key.credential();
            return new Examined(key.alias(), EntryFacts.Kind.KEY, Optional.of(credential.key()), credential.chain());
        }
        return new Examined(entry.alias(), EntryFacts.Kind.TRUSTED, Optional.empty(), entry.certificates());
    }

    static Examined presented(List<X509Certificate> chain) {
        return new Examined("presented", EntryFacts.Kind.PRESENTED, Optional.empty(), chain);
    }

    /** Whether the first certificate is shown to peers, rather than trusted. */
    boolean leads() {
        return kind != EntryFacts.Kind.TRUSTED;
    }

    EntryFacts facts() {
        return new EntryFacts(
                alias, kind, chain.stream().map(CertificateFacts::of).toList());
    }

    Stream<Finding> findings(Expectations expected) {
        return chain.isEmpty()
                ? Stream.of(Finding.fail("certificate", "the private key has no certificate"))
                : Check.ALL.stream().flatMap(check -> check.findings(this, expected).stream());
    }

    X509Certificate leaf() {
        return chain.get(0);
    }

    static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    static boolean names(X509Certificate issuer, X509Certificate subject) {
        return issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal());
    }

    /** Whether the name and the signature both say so. */
    static boolean issued(X509Certificate issuer, X509Certificate subject) {
        if (!names(issuer, subject)) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notSigned) {
            return false;
        }
    }

    static boolean selfSigned(X509Certificate certificate) {
        return issued(certificate, certificate);
    }

    @Override
    public String toString() {
        return alias + " " + kind + " " + chain.stream().map(Examined::name).toList();
    }
}
