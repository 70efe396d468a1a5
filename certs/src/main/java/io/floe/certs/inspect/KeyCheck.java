package io.floe.certs.inspect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/** Does the private key belong to the certificate? Found out by signing, which works for every kind of key. */
final class KeyCheck implements Check {
    private static final byte[] PROBE = "which key is it?".getBytes(StandardCharsets.US_ASCII);

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        if (examined.key().isEmpty()) {
            return List.of();
        }
        return matches(examined.key().get(), examined.leaf().getPublicKey())
                ? List.of(Finding.ok("key", "the private key matches the certificate"))
                : List.of(Finding.fail("key", "the private key is not the one of " + Examined.name(examined.leaf())));
    }

    private static boolean matches(PrivateKey key, PublicKey certified) {
        try {
            var signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(PROBE);
            var signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
