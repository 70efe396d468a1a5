package io.floe.certs.internal;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** BouncyCastle as an object: it is handed to each call and never registered, so the JVM's own providers stay as they are. */
public final class BouncyCastle {
    /** The provider; immutable once made and safe on any thread. */
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}
}
