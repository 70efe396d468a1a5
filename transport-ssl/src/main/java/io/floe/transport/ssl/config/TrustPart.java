package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Certificates;
import io.floe.transport.ssl.material.KeyEntry;
import io.floe.transport.ssl.material.KeyPassword;
import io.floe.transport.ssl.material.Location;
import io.floe.transport.ssl.material.StoreContents;
import io.floe.transport.ssl.material.StoreReader;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One place of trusted certificates, before it is read. Immutable. */
sealed interface TrustPart {
    /** Reads the certificates. */
    List<X509Certificate> load(FileReads reads);

    /** What to watch. */
    Optional<Location> location();

    /** The authorities that the JVM trusts. */
    record OfSystem() implements TrustPart {
        @Override
        public List<X509Certificate> load(FileReads reads) {
            return Certificates.systemAuthorities();
        }

        @Override
        public Optional<Location> location() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "system";
        }
    }

    /**
     * A store or PEM file.
     *
     * @param store where it is
     * @param password of the store
     * @param keysToo whether the certificates of keys are trusted as well, as the JDK and so Ice 3.7 do
     */
    record OfStore(Location store, Optional<Secret> password, boolean keysToo) implements TrustPart {
        @Override
        public List<X509Certificate> load(FileReads reads) {
            try (KeyPassword revealed =
                    new KeyPassword(password.map(Secret::reveal).orElse(null), null)) {
                StoreContents contents = StoreReader.read(reads.bytes(store), revealed, store);
                List<X509Certificate> trusted = keysToo ? withKeys(contents) : contents.certificates();
                if (trusted.isEmpty()) {
                    throw new ConfigurationException(store + ": no trusted certificate (expected: at least one)");
                }
                return trusted;
            }
        }

        private static List<X509Certificate> withKeys(StoreContents contents) {
            Stream<X509Certificate> own = contents.keys().stream()
                    .map(KeyEntry::chain)
                    .flatMap(chain -> chain.stream().limit(1));
            return Stream.concat(contents.certificates().stream(), own).toList();
        }

        @Override
        public Optional<Location> location() {
            return Optional.of(store);
        }

        @Override
        public String toString() {
            return store.toString();
        }
    }
}
