package io.floe.fault;

import java.util.List;

/** The call was refused on this side, for too many bytes wait to be written; it was not sent. */
public final class OverloadException extends InvocationException {
    private static final long serialVersionUID = 1L;

    public OverloadException(String message, Outcome outcome, List<Attempt> attempts) {
        super(message, outcome, attempts);
    }
}
