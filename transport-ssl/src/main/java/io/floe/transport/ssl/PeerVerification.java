package io.floe.transport.ssl;

/** How much of a peer is verified. {@link #FULL} is the default. */
public enum PeerVerification {
    /** The chain, and on clients that the certificate names the host. */
    FULL,
    /** The chain, whatever host it names. */
    CHAIN,
    /** Nothing but the allow and deny rules: anybody in the middle can read and change all. For tests only. */
    INSECURE
}
