package io.floe.spi;

/** What core must know of a transport's channels to use them rightly. */
public enum Trait {
    /** Peers are authenticated and bytes encrypted, so that a secure proxy may use it. */
    SECURE,
    /** Each read and write is one whole Ice message, unreliable and oneway; there is no validation and no close. */
    DATAGRAM
}
