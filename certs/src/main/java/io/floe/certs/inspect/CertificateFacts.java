package io.floe.certs.inspect;

import io.floe.certs.CertsException;
import io.floe.certs.San;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What a certificate says, for a person to read. Immutable.
 *
 * @param subject the subject's distinguished name
 * @param issuer the issuer's distinguished name
 * @param serial the serial number in hex
 * @param names the DNS, IP and URI alternative names
 * @param key the key's algorithm and size in bits: {@code EC 256}
 * @param signature the signature's algorithm: {@code SHA256withECDSA}
 * @param notBefore valid from
 * @param notAfter valid until
 * @param authority whether it says that it may issue others
 * @param sha256 the fingerprint: SHA-256 of the whole certificate, hex with colons
 * @param pin the SHA-256 of the public key, as {@code floe.tls.trust} takes it where keys are pinned
 */
public record CertificateFacts(
        String subject,
        String issuer,
        String serial,
        List<San> names,
        String key,
        String signature,
        Instant notBefore,
        Instant notAfter,
        boolean authority,
        String sha256,
        String pin) {

    public CertificateFacts {
        names = List.copyOf(names);
    }

    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                AlternativeNames.of(certificate),
                key(certificate),
                certificate.getSigAlgName(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getBasicConstraints() >= 0,
                fingerprint(certificate),
                pin(certificate));
    }

    private static String key(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        var bits = keyBits(certificate);
        return bits == 0 ? key.getAlgorithm() : key.getAlgorithm() + " " + bits;
    }

    /** The size of the key in bits, 0 if its algorithm has only one. */
    static int keyBits(X509Certificate certificate) {
        var key = certificate.getPublicKey();
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof ECKey ec ? ec.getParams().getOrder().bitLength() : 0;
    }

    private static String pin(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertsException("certificate: " + certificate.getSubjectX500Principal(), e);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertsException("certificate: " + certificate.getSubjectX500Principal(), e);
        }
    }
}
