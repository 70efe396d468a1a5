package io.floe.certs.store;

import io.floe.certs.CertsException;
import io.floe.certs.Credential;
import io.floe.certs.internal.JdkCertificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Reads one bare certificate or unencrypted PKCS#8 key. */
final class DerReader {
    private DerReader() {}

    static Keystore read(byte[] content) {
        try {
            return Keystore.trusting(JdkCertificates.parse(content));
        } catch (CertificateException e) {
            return keyOnly(content, e);
        }
    }

    private static Keystore keyOnly(byte[] content, CertificateException notCertificate) {
        try {
            return Keystore.of("key", new Credential(key(PrivateKeyInfo.getInstance(content)), List.of()));
        } catch (IllegalArgumentException e) {
            notCertificate.addSuppressed(e);
            throw new CertsException("DER: damaged (expected: a certificate or a PKCS#8 key)", notCertificate);
        }
    }

    /** The JDK's key for an unencrypted PKCS#8 structure, whichever provider wrote that. */
    static PrivateKey key(PrivateKeyInfo info) {
        var oid = info.getPrivateKeyAlgorithm().getAlgorithm();
        var algorithm = oid.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : oid.getId();
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new CertsException("private key: algorithm " + algorithm + " (expected: RSA or EC, undamaged)", e);
        }
    }
}
