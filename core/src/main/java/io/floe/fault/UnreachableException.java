package io.floe.fault;

import java.util.List;

/** No endpoint of the proxy could take the call; it was surely not executed. */
public final class UnreachableException extends InvocationException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message, Outcome outcome, List<Attempt> attempts) {
        super(message, outcome, attempts);
    }
}
