package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.KeyEntry;
import io.floe.transport.ssl.material.KeyFit;
import io.floe.transport.ssl.material.KeyPassword;
import io.floe.transport.ssl.material.Location;
import io.floe.transport.ssl.material.StoreContents;
import io.floe.transport.ssl.material.StoreReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where one's own key is, before it is read. Immutable. */
sealed interface KeyPlan {
    /** What to watch and to read. */
    List<Location> locations();

    /** Which of them holds the key. */
    Location secret();

    /** Reads the key and checks that its certificates fit. */
    KeyMaterial load(FileReads reads);

    /** A folder is one with {@code tls.crt} and {@code tls.key}, as Kubernetes mounts a secret; all else is a store. */
    static KeyPlan of(Location store, Passwords passwords, Choice choice) {
        Optional<Path> folder = store.file().filter(Files::isDirectory);
        return folder.isPresent()
                ? new Pair(
                        Location.of(folder.get().resolve("tls.crt")),
                        Location.of(folder.get().resolve("tls.key")),
                        passwords)
                : new Store(store, passwords, choice);
    }

    /**
     * Passwords of a store.
     *
     * @param store of the store
     * @param entry of the key, if it differs
     */
    record Passwords(Optional<Secret> store, Optional<Secret> entry) {
        static final Passwords NONE = new Passwords(Optional.empty(), Optional.empty());

        KeyPassword reveal() {
            return new KeyPassword(
                    store.map(Secret::reveal).orElse(null),
                    entry.map(Secret::reveal).orElse(null));
        }
    }

    /**
     * Which key of several.
     *
     * @param alias the wanted one
     * @param otherwiseFirst whether the first one is taken where none is named, as Ice does; else there must be only one
     */
    record Choice(Optional<String> alias, boolean otherwiseFirst) {
        static final Choice ONLY = new Choice(Optional.empty(), false);

        KeyEntry pick(List<KeyEntry> keys, Location source) {
            List<String> aliases = keys.stream().map(KeyEntry::alias).toList();
            if (keys.isEmpty()) {
                throw new ConfigurationException(source + ": no private key (expected: a key with its certificate)");
            }
            if (alias.isPresent()) {
                return keys.stream()
                        .filter(key -> key.alias().equalsIgnoreCase(alias.get()))
                        .findFirst()
                        .orElseThrow(() -> new ConfigurationException(
                                source + ": no key '" + alias.get() + "' (expected: one of " + aliases + ")"));
            }
            if (keys.size() > 1 && !otherwiseFirst) {
                throw new ConfigurationException(
                        source + ": " + keys.size() + " keys (expected: an alias, one of " + aliases + ")");
            }
            return keys.get(0);
        }
    }

    /** A keystore, or a PEM file that holds both. */
    record Store(Location store, Passwords passwords, Choice choice) implements KeyPlan {
        @Override
        public List<Location> locations() {
            return List.of(store);
        }

        @Override
        public Location secret() {
            return store;
        }

        @Override
        public KeyMaterial load(FileReads reads) {
            try (KeyPassword password = passwords.reveal()) {
                StoreContents contents = StoreReader.read(reads.bytes(store), password, store);
                return checked(choice.pick(contents.keys(), store), store);
            }
        }
    }

    /** A certificate file and a key file. */
    record Pair(Location certificates, Location key, Passwords passwords) implements KeyPlan {
        @Override
        public List<Location> locations() {
            return List.of(certificates, key);
        }

        @Override
        public Location secret() {
            return key;
        }

        @Override
        public KeyMaterial load(FileReads reads) {
            try (KeyPassword password = passwords.reveal()) {
                StoreContents keys = StoreReader.read(reads.bytes(key), password, key);
                StoreContents chain = StoreReader.read(reads.bytes(certificates), KeyPassword.none(), certificates);
                KeyEntry entry = Choice.ONLY.pick(keys.keys(), key);
                if (chain.certificates().isEmpty()) {
                    throw new ConfigurationException(certificates + ": no certificate (expected: the key's chain)");
                }
                return checked(new KeyEntry(entry.alias(), entry.key(), chain.certificates()), certificates);
            }
        }
    }

    private static KeyMaterial checked(KeyEntry entry, Location source) {
        KeyFit.check(entry, source);
        return new KeyMaterial(entry.key(), entry.chain(), source.toString(), Optional.empty());
    }
}
