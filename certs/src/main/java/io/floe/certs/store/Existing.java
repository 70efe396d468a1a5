package io.floe.certs.store;

/** What is done when a file that is to be written is there already. */
public enum Existing {
    /** Fail and leave it as it is. */
    REFUSE,
    /** Replace it, in one step. */
    REPLACE
}
