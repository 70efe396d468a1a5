package io.floe.transport.ssl.config;

import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TrustMaterial;
import java.util.Optional;

/**
 * What one load found, complete and checked. Immutable.
 *
 * @param key one's own key
 * @param trust whom to believe
 * @param fingerprint of the bytes that it was made from
 */
record Loaded(Optional<KeyMaterial> key, TrustMaterial trust, String fingerprint) {
    TlsMaterial asGeneration(long generation) {
        return new TlsMaterial(generation, key, trust);
    }
}
