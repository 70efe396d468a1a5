package io.floe.certs;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and the certificates that vouch for it. Immutable; prints without the key. Whether key and chain fit is
 * not checked here: bad ones are made on purpose, and {@code Inspection} tells them.
 *
 * @param key the private key
 * @param chain leaf first, then each one's issuer, the root last; empty for a key that has no certificate
 */
public record Credential(PrivateKey key, List<X509Certificate> chain) {
    public Credential {
        chain = List.copyOf(chain);
    }

    /** Makes a certificate that signs itself. */
    public static Credential selfSigned(CertificateSpec spec) {
        var pair = spec.keys().get();
        var signer = Signer.self(spec.subject(), pair.getPrivate(), pair.getPublic());
        return new Credential(pair.getPrivate(), List.of(Certifier.certify(spec, pair.getPublic(), signer)));
    }

    /** The certificate of the key itself. */
    public X509Certificate leaf() {
        if (chain.isEmpty()) {
            throw new CertsException("certificate chain: empty (expected: at least the key's own certificate)");
        }
        return chain.get(0);
    }

    /** The same key under another chain: shortened, in another order, or somebody else's. */
    public Credential withChain(List<X509Certificate> other) {
        return new Credential(key, other);
    }

    /** Without the self-signed root at the end, as a TLS peer usually presents its chain. */
    public Credential withoutRoot() {
        return withChain(chain.stream()
                .filter(c -> c.equals(leaf()) || !c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
                .toList());
    }

    @Override
    public String toString() {
        var names =
                chain.stream().map(c -> c.getSubjectX500Principal().getName()).toList();
        return "Credential[key=*** " + key.getAlgorithm() + ", chain=" + names + "]";
    }
}
