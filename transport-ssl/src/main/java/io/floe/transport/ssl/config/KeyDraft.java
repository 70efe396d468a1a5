package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.Secret;
import io.floe.transport.ssl.material.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one's own key is, while it is written down. Owned by its {@link SslDraft}. */
public final class KeyDraft {
    private @Nullable Location store;
    private @Nullable Location certificates;
    private @Nullable Location key;
    private @Nullable Secret password;
    private @Nullable Secret entryPassword;
    private @Nullable String alias;
    private boolean otherwiseFirst;

    KeyDraft() {}

    /** A keystore, a PEM file with both, or a folder. */
    public void store(Location location) {
        store = location;
    }

    /** The certificate chain as PEM. */
    public void certificates(Location location) {
        certificates = location;
    }

    /** The key as PEM. */
    public void key(Location location) {
        key = location;
    }

    /** Of the store, or of the encrypted PEM key. */
    public void password(Secret secret) {
        password = secret;
    }

    /** Of the key in the store, if it differs. */
    public void entryPassword(Secret secret) {
        entryPassword = secret;
    }

    /** Which key of several. */
    public void alias(String name) {
        alias = name;
    }

    /** Takes the first of several keys if no alias is given, as Ice does. */
    void otherwiseFirst() {
        otherwiseFirst = true;
    }

    Optional<KeyPlan> plan() {
        KeyPlan.Passwords passwords =
                new KeyPlan.Passwords(Optional.ofNullable(password), Optional.ofNullable(entryPassword));
        if (certificates != null || key != null) {
            if (certificates == null || key == null || store != null) {
                throw new ConfigurationException(
                        "TLS key: " + (store != null ? "a keystore and PEM files" : "half of a PEM pair")
                                + " (expected: a keystore, or a certificate and a key as PEM)");
            }
            requireNoAlias(key);
            return Optional.of(new KeyPlan.Pair(certificates, key, passwords));
        }
        if (store == null) {
            if (alias != null) {
                throw new ConfigurationException("TLS key: alias '" + alias + "' (expected: a keystore to find it in)");
            }
            return Optional.empty();
        }
        KeyPlan.Choice choice = new KeyPlan.Choice(Optional.ofNullable(alias), otherwiseFirst);
        KeyPlan plan = KeyPlan.of(store, passwords, choice);
        if (plan instanceof KeyPlan.Pair pair) {
            requireNoAlias(pair.key());
        }
        return Optional.of(plan);
    }

    private void requireNoAlias(Location pem) {
        if (alias != null) {
            throw new ConfigurationException(pem + ": alias '" + alias + "' (expected: none, PEM has no aliases)");
        }
    }
}
