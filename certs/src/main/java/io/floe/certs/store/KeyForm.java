package io.floe.certs.store;

/** How an unencrypted private key is written as PEM. */
public enum KeyForm {
    /** {@code PRIVATE KEY}: the same for every algorithm (RFC 5958). */
    PKCS8,
    /** {@code RSA PRIVATE KEY} (PKCS#1, RFC 8017) or {@code EC PRIVATE KEY} (SEC1, RFC 5915). */
    TRADITIONAL
}
