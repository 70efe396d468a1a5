package io.floe.transport.ssl.material;

import io.floe.fault.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a store of any kind. Stateless. */
public final class StoreReader {
    private StoreReader() {}

    /** Reads {@code content}, which errors call {@code source}; the password stays the caller's to wipe. */
    public static StoreContents read(byte[] content, KeyPassword password, Location source) {
        StoreKind kind = StoreKind.sniff(content, source);
        return kind == StoreKind.PEM ? pem(content, password, source) : binary(kind, content, password, source);
    }

    /** All certificates of a PEM file belong to its key, the first key that is there. */
    private static StoreContents pem(byte[] content, KeyPassword password, Location source) {
        List<PemBlock> blocks = PemBlock.parse(content, source);
        List<X509Certificate> certificates = blocks.stream()
                .filter(PemBlock::isCertificate)
                .map(block -> Certificates.decode(block, source))
                .toList();
        List<KeyEntry> keys = blocks.stream()
                .filter(PemBlock::isPrivateKey)
                .map(block -> new KeyEntry("key", PrivateKeys.decode(block, password.forEntry(), source), certificates))
                .toList();
        return new StoreContents(keys, keys.isEmpty() ? certificates : List.of());
    }

    private static StoreContents binary(StoreKind kind, byte[] content, KeyPassword password, Location source) {
        try {
            KeyStore store = ExtraProviders.keyStore(kind, source);
            store.load(new ByteArrayInputStream(content), password.store());
            List<KeyEntry> keys = new ArrayList<>();
            List<X509Certificate> certificates = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(key(store, alias, password, source));
                } else {
                    certificates.add(Certificates.decode(store.getCertificate(alias), source));
                }
            }
            return new StoreContents(keys, certificates);
        } catch (IOException | GeneralSecurityException e) {
            String why = password.store() == null ? "no password given" : "damaged, or its password is wrong";
            throw new ConfigurationException(
                    source + ": " + kind + " store: " + why + " (expected: the password that it was written with)", e);
        }
    }

    private static KeyEntry key(KeyStore store, String alias, KeyPassword password, Location source)
            throws GeneralSecurityException {
        try {
            if (store.getKey(alias, password.forEntry()) instanceof PrivateKey key) {
                List<X509Certificate> chain = new ArrayList<>();
                Certificate[] stored = store.getCertificateChain(alias);
                for (Certificate certificate : stored == null ? new Certificate[0] : stored) {
                    chain.add(Certificates.decode(certificate, source));
                }
                return new KeyEntry(alias, key, chain);
            }
        } catch (UnrecoverableKeyException e) {
            throw new ConfigurationException(
                    source + ": key '" + alias + "' cannot be decrypted (expected: the password of the key)", e);
        }
        throw new ConfigurationException(source + ": entry '" + alias + "' is a secret key (expected: a private key)");
    }
}
