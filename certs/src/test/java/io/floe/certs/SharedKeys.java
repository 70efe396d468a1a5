package io.floe.certs;

import java.security.KeyPair;

/** RSA pairs that are slow to make, made once for all tests. */
public final class SharedKeys {
    public static final KeyPair RSA_2048 = KeyKind.RSA_2048.generate();
    public static final KeyPair RSA_1024 = KeyKind.RSA_1024.generate();

    private SharedKeys() {}
}
