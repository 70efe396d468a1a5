package io.floe.certs;

import java.security.PrivateKey;

/** The digest under a signature; the other half of the algorithm follows from the signer's key. */
public enum SignatureHash {
    /** The default. */
    SHA256,
    SHA384,
    SHA512,
    /** Broken; there to test that it is refused. */
    SHA1,
    /** Broken, RSA only; there to test that it is refused. */
    MD5;

    String algorithm(PrivateKey signer) {
        var key = signer.getAlgorithm();
        if (this == MD5 && !"RSA".equals(key)) {
            throw new CertsException("signature: MD5 with " + key + " (expected: RSA, no other MD5 signature exists)");
        }
        return name() + "with" + ("EC".equals(key) ? "ECDSA" : key);
    }
}
