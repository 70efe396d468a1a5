package io.floe.transport.ssl.material;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a store holds. Immutable.
 *
 * @param keys its private keys, in the order of the store
 * @param certificates its certificates that belong to no key
 */
public record StoreContents(List<KeyEntry> keys, List<X509Certificate> certificates) {
    public StoreContents {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
    }
}
