package io.floe.transport.ssl;

/** Whether a server asks its clients for certificates. */
public enum ClientAuthentication {
    /** Does not ask. */
    NONE,
    /** Asks; a client without a certificate is served, one with a bad certificate is not. */
    WANT,
    /** Asks and refuses clients without one. */
    NEED
}
