package io.floe.transport.ssl.material;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with the certificates that came with it, not yet checked. Immutable; prints without the key.
 *
 * @param alias its name in the store; {@code key} where the format has none
 * @param key the private key
 * @param chain in the order of the store
 */
public record KeyEntry(String alias, PrivateKey key, List<X509Certificate> chain) {
    public KeyEntry {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "KeyEntry[" + alias + ", " + key.getAlgorithm() + " ***]";
    }
}
