package io.floe.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of key that a certificate can be made for. {@link #EC_P256} is the default everywhere. */
public enum KeyKind {
    /** Too weak to be accepted by anyone; there to test that it is refused. */
    RSA_1024,
    RSA_2048,
    /** Takes seconds to make. */
    RSA_4096,
    EC_P256,
    EC_P384;

    /** Makes a new pair of this kind with the JDK's own generator. */
    public KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance(name().substring(0, name().indexOf('_')));
            generator.initialize(parameters());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new CertsException("key kind: " + this + " (expected: one that this JVM can make)", e);
        }
    }

    private AlgorithmParameterSpec parameters() {
        return switch (this) {
            case RSA_1024 -> rsa(1024);
            case RSA_2048 -> rsa(2048);
            case RSA_4096 -> rsa(4096);
            case EC_P256 -> new ECGenParameterSpec("secp256r1");
            case EC_P384 -> new ECGenParameterSpec("secp384r1");
        };
    }

    private static AlgorithmParameterSpec rsa(int bits) {
        return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
    }
}
