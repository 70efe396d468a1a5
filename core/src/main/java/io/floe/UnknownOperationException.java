package io.floe;

import io.floe.fault.FloeException;

/** Thrown by a dispatcher for an operation that its object does not have; the client gets OperationNotExist. */
public final class UnknownOperationException extends FloeException {
    private static final long serialVersionUID = 1L;

    public UnknownOperationException(String operation) {
        super("operation: " + operation + " (expected: one that the object has)");
    }
}
