package io.floe.fault;

import java.util.List;

/** The call's deadline passed before an answer came. */
public final class InvocationTimeoutException extends InvocationException {
    private static final long serialVersionUID = 1L;

    public InvocationTimeoutException(String message, Outcome outcome, List<Attempt> attempts) {
        super(message, outcome, attempts);
    }
}
