package io.floe.certs.store;

import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.internal.BouncyCastle;
import io.floe.certs.internal.JdkCertificates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** The formats that {@code java.security.KeyStore} reads and writes: the JDK's own two, and BouncyCastle's. */
record BinaryStore(StoreFormat format) {

    static BinaryStore of(StoreFormat format) {
        return new BinaryStore(format);
    }

    Keystore read(byte[] content, Password password, Password keyPassword) {
        try {
            var store = open();
            store.load(new ByteArrayInputStream(content), password.chars());
            var entries = new ArrayList<StoreEntry>();
            for (var alias : Collections.list(store.aliases())) {
                entries.add(entry(store, alias, keyPassword));
            }
            if (entries.isEmpty() && password.isNone()) {
                throw new CertsException(
                        format + " store: nothing readable without a password (expected: its password)");
            }
            return new Keystore(entries);
        } catch (IOException | GeneralSecurityException e) {
            var why = password.isNone() ? "no password given" : "damaged, or the password is wrong";
            throw new CertsException(
                    format + " store: " + why + " (expected: the password that it was written with)", e);
        }
    }

    byte[] encode(Keystore keystore, Password password) {
        if (password.isNone()) {
            throw new CertsException("password: none (expected: one, to write a " + format + " store)");
        }
        try {
            var store = open();
            store.load(null, password.chars());
            for (var entry : keystore.entries()) {
                put(store, entry, password);
            }
            var out = new ByteArrayOutputStream();
            store.store(out, password.chars());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new CertsException(format + " store: cannot be written: " + e.getMessage(), e);
        }
    }

    private KeyStore open() throws KeyStoreException {
        return format == StoreFormat.BCFKS
                ? KeyStore.getInstance(format.name(), BouncyCastle.PROVIDER)
                : KeyStore.getInstance(format.name());
    }

    private static StoreEntry entry(KeyStore store, String alias, Password keyPassword)
            throws GeneralSecurityException {
        if (store.isCertificateEntry(alias)) {
            return new StoreEntry.Trusted(alias, jdk(store.getCertificate(alias)));
        }
        try {
            if (store.getKey(alias, keyPassword.chars()) instanceof PrivateKey key) {
                return new StoreEntry.Key(alias, new Credential(jdk(key), chain(store, alias)));
            }
        } catch (UnrecoverableKeyException e) {
            throw new CertsException(
                    "key '" + alias + "': cannot be decrypted (expected: the password of this entry)", e);
        }
        throw new CertsException("entry '" + alias + "': a secret key (expected: private keys and certificates only)");
    }

    /** BouncyCastle's stores give keys and certificates of its own classes, which other providers do not know. */
    private static PrivateKey jdk(PrivateKey key) {
        return DerReader.key(PrivateKeyInfo.getInstance(key.getEncoded()));
    }

    private static X509Certificate jdk(Certificate certificate) throws CertificateException {
        return JdkCertificates.parse(certificate.getEncoded());
    }

    private static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        var stored = store.getCertificateChain(alias);
        if (stored != null) {
            for (var certificate : stored) {
                chain.add(jdk(certificate));
            }
        }
        return chain;
    }

    private static void put(KeyStore store, StoreEntry entry, Password password) throws KeyStoreException {
        if (entry instanceof StoreEntry.Key key) {
            var chain = key.certificates().toArray(Certificate[]::new);
            store.setKeyEntry(key.alias(), key.credential().key(), password.chars(), chain);
        } else if (entry instanceof StoreEntry.Trusted trusted) {
            store.setCertificateEntry(trusted.alias(), trusted.certificate());
        }
    }
}
