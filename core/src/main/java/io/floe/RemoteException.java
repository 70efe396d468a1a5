package io.floe;

import io.floe.fault.FloeException;

/**
 * The object answered, but not with a result: it does not exist, or the dispatch failed. An answer proves that the endpoint
 * is healthy.
 */
public class RemoteException extends FloeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public RemoteException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The reply status (Ice manual, "Reply Message Body"): 1 user exception, 2 to 4 not exist, 5 to 7 unknown, 8 and up since Ice 3.8. */
    public int status() {
        return status;
    }
}
