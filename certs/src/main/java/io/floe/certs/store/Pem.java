package io.floe.certs.store;

import io.floe.certs.CertsException;
import io.floe.certs.internal.BouncyCastle;
import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/** Writes keys, certificates and revocation lists as PEM text. */
public final class Pem {
    private static final int ITERATIONS = 100_000;

    private Pem() {}

    /** The certificates one after the other, in the order given: a chain is written leaf first. */
    public static String certificates(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        for (var certificate : certificates) {
            try {
                text.append(write(new PemObject("CERTIFICATE", certificate.getEncoded())));
            } catch (CertificateEncodingException e) {
                throw new CertsException("certificate: " + certificate.getSubjectX500Principal(), e);
            }
        }
        return text.toString();
    }

    public static String revocationList(X509CRL list) {
        try {
            return write(new PemObject("X509 CRL", list.getEncoded()));
        } catch (CRLException e) {
            throw new CertsException("revocation list: " + list.getIssuerX500Principal(), e);
        }
    }

    /** The key in clear text: to be written with {@link MaterialFile#writeSecret}, never to be printed. */
    public static String key(PrivateKey key, KeyForm form) {
        return switch (form) {
            case PKCS8 -> write(new PemObject("PRIVATE KEY", key.getEncoded()));
            case TRADITIONAL -> write(traditional(PrivateKeyInfo.getInstance(key.getEncoded())));
        };
    }

    /** The key as {@code ENCRYPTED PRIVATE KEY}: PKCS#8 under AES-256 with a key from PBKDF2 and HMAC-SHA256. */
    public static String encryptedKey(PrivateKey key, Password password) {
        var chars = password.chars();
        if (chars == null) {
            throw new CertsException("password: none (expected: one, to encrypt a private key)");
        }
        try {
            var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(BouncyCastle.PROVIDER)
                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                    .setIterationCount(ITERATIONS)
                    .setRandom(new SecureRandom())
                    .setPassword(chars)
                    .build();
            return write(new JcaPKCS8Generator(key, encryptor));
        } catch (OperatorCreationException | IOException e) {
            throw new CertsException("private key: cannot be encrypted (expected: RSA or EC)", e);
        }
    }

    static String store(Keystore store, Password password) {
        if (store.keys().size() > 1) {
            throw new CertsException(
                    "PEM: " + store.keys().size() + " private keys (expected: at most one, choose it by alias)");
        }
        var text = new StringBuilder();
        for (var entry : store.entries()) {
            text.append(certificates(entry.certificates()));
        }
        for (var entry : store.keys()) {
            var key = entry.credential().key();
            text.append(password.isNone() ? key(key, KeyForm.PKCS8) : encryptedKey(key, password));
        }
        return text.toString();
    }

    private static PemObject traditional(PrivateKeyInfo info) {
        var algorithm = info.getPrivateKeyAlgorithm();
        try {
            if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return new PemObject(
                        "RSA PRIVATE KEY",
                        info.parsePrivateKey().toASN1Primitive().getEncoded());
            }
            if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                // Inside PKCS#8 the curve stands outside of the key; alone, the key must name it.
                var key = ECPrivateKey.getInstance(info.parsePrivateKey());
                var bits = key.getPrivateKey().getOctets().length * Byte.SIZE;
                var named = new ECPrivateKey(bits, key.getKey(), algorithm.getParameters());
                return new PemObject("EC PRIVATE KEY", named.getEncoded());
            }
        } catch (IOException e) {
            throw new CertsException("private key: cannot be decoded (expected: RSA or EC)", e);
        }
        throw new CertsException("private key: " + algorithm.getAlgorithm() + " (expected: RSA or EC)");
    }

    private static String write(PemObjectGenerator object) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new CertsException("PEM: cannot be encoded", e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
