package io.floe.fault;

/** What is known of a failed call: whether the server may have executed it. */
public enum Outcome {
    /** No byte of the request reached a socket. */
    NOT_SENT,
    /** The request may have left this process, but the protocol proves that it was not executed. */
    NOT_EXECUTED,
    /** The request left this process and no answer came: it may have been executed, or not. */
    UNKNOWN
}
