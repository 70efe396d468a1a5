package io.floe.certs;

import io.floe.certs.internal.JdkCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/** Turns a {@link CertificateSpec} into a certificate. */
final class Certifier {
    private static final int SERIAL_BITS = 127;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Certifier() {}

    static X509Certificate certify(CertificateSpec spec, PublicKey subjectKey, Signer signer) {
        var serial = spec.serial().orElseGet(() -> new BigInteger(SERIAL_BITS, RANDOM));
        var builder = new JcaX509v3CertificateBuilder(
                signer.name(),
                serial,
                Date.from(spec.validity().notBefore()),
                Date.from(spec.validity().notAfter()),
                spec.subject(),
                subjectKey);
        try {
            new ExtensionWriter(builder, keyIds()).write(spec, subjectKey, signer.keyId());
            return JdkCertificates.parse(
                    builder.build(signer.content(spec.hash())).getEncoded());
        } catch (IOException | CertificateException e) {
            throw new CertsException("certificate for " + spec.subject() + " cannot be encoded", e);
        }
    }

    static JcaX509ExtensionUtils keyIds() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException e) {
            throw new CertsException("digest: SHA-1 (expected: a JVM that has it, for key identifiers)", e);
        }
    }
}
