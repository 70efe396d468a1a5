package io.floe.certs.store;

import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.internal.BouncyCastle;
import io.floe.certs.internal.JdkCertificates;
import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Reads one PEM text; owned by the call of {@link #read}. Anything but certificates and private keys is passed over. */
final class PemReader {
    private final Password password;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<PrivateKey> keys = new ArrayList<>();

    private PemReader(Password password) {
        this.password = password;
    }

    static Keystore read(String text, Password password) {
        var reader = new PemReader(password);
        try (var parser = new PEMParser(new StringReader(text))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                reader.take(object);
            }
        } catch (IOException | CertificateException | IllegalArgumentException e) {
            throw new CertsException("PEM: damaged (expected: certificates and at most one private key)", e);
        }
        return reader.store();
    }

    private Keystore store() {
        if (keys.size() > 1) {
            throw new CertsException("PEM: " + keys.size() + " private keys (expected: at most one)");
        }
        if (keys.isEmpty() && certificates.isEmpty()) {
            throw new CertsException("PEM: neither certificate nor key (expected: at least one)");
        }
        return keys.isEmpty()
                ? Keystore.trusting(certificates)
                : Keystore.of("key", new Credential(keys.get(0), certificates));
    }

    private void take(Object object) throws IOException, CertificateException {
        if (object instanceof X509CertificateHolder certificate) {
            certificates.add(JdkCertificates.parse(certificate.getEncoded()));
        } else if (object instanceof PrivateKeyInfo key) {
            keys.add(DerReader.key(key));
        } else if (object instanceof PEMKeyPair pair) {
            keys.add(DerReader.key(pair.getPrivateKeyInfo()));
        } else if (object instanceof PEMEncryptedKeyPair pair) {
            keys.add(DerReader.key(decrypt(pair)));
        } else if (object instanceof PKCS8EncryptedPrivateKeyInfo key) {
            keys.add(DerReader.key(decrypt(key)));
        }
    }

    private PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo key) {
        try {
            var decryptor = new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(characters());
            return key.decryptPrivateKeyInfo(decryptor);
        } catch (OperatorCreationException | PKCSException e) {
            throw wrongPassword(e);
        }
    }

    private PrivateKeyInfo decrypt(PEMEncryptedKeyPair pair) {
        try {
            var decryptor = new JcePEMDecryptorProviderBuilder()
                    .setProvider(BouncyCastle.PROVIDER)
                    .build(characters());
            return pair.decryptKeyPair(decryptor).getPrivateKeyInfo();
        } catch (IOException e) {
            throw wrongPassword(e);
        }
    }

    private char[] characters() {
        var chars = password.chars();
        if (chars == null) {
            throw new CertsException("PEM: the private key is encrypted (expected: its password)");
        }
        return chars;
    }

    private static CertsException wrongPassword(Exception cause) {
        return new CertsException(
                "PEM: the private key cannot be decrypted (expected: the password that it was written with)", cause);
    }
}
