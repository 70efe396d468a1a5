package io.floe.transport.ssl;

/** What a reload does to connections that live. {@link #KEEP} is the default. */
public enum LiveConnections {
    /** They go on; only new handshakes use the new material. */
    KEEP,
    /** Those whose peer would not be believed any more are closed gracefully: what runs is finished, no call is lost. */
    DROP
}
