package io.floe.certs.dev;

/** What becomes of the development CA's private key. */
public enum CaKey {
    /** Forgotten: nobody can ever sign another certificate that this CA's users trust. The default. */
    DISCARD,
    /** Written to {@code ca-key.pem}, to sign more. */
    KEEP
}
