package io.floe.fault;

import java.util.List;

/** The connection died after the request was written; the call may have been executed. */
public final class ConnectionLostException extends InvocationException {
    private static final long serialVersionUID = 1L;

    public ConnectionLostException(String message, Outcome outcome, List<Attempt> attempts) {
        super(message, outcome, attempts);
    }
}
