package io.floe.transport.ssl;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A private key and the certificates that vouch for it. Immutable; prints without the key.
 *
 * @param key the private key
 * @param chain leaf first, each followed by its issuer; not empty
 * @param source where it came from, for messages
 * @param ocspStaple the DER of the OCSP response that a server staples to its handshakes (BoringSSL only)
 */
public record KeyMaterial(PrivateKey key, List<X509Certificate> chain, String source, Optional<byte[]> ocspStaple) {
    public KeyMaterial {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain: empty (expected: the key's certificate first)");
        }
    }

    @Override
    public String toString() {
        return "KeyMaterial[" + chain.get(0).getSubjectX500Principal().getName() + ", " + source + "]";
    }
}
