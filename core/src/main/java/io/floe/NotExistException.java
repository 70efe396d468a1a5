package io.floe;

import io.floe.wire.Identity;

/** The object, the facet or the operation does not exist there. */
public final class NotExistException extends RemoteException {
    private static final long serialVersionUID = 1L;

    private final transient Identity identity;
    private final String facet;
    private final String operation;

    public NotExistException(int status, String message, Identity identity, String facet, String operation) {
        super(status, message);
        this.identity = identity;
        this.facet = facet;
        this.operation = operation;
    }

    /** The identity that was asked for. */
    public Identity identity() {
        return identity;
    }

    /** The facet that was asked for. */
    public String facet() {
        return facet;
    }

    /** The operation that was asked for. */
    public String operation() {
        return operation;
    }
}
