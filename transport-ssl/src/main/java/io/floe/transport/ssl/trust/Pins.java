package io.floe.transport.ssl.trust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Recognises public keys by the SHA-256 of their SubjectPublicKeyInfo (as RFC 7469, section 2.4). Stateless. */
final class Pins {
    private Pins() {}

    /** In lower-case hex. */
    static String of(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: missing (expected: a JDK that has it)", e);
        }
    }
}
