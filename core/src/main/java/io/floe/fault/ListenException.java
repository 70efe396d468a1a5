package io.floe.fault;

import org.jspecify.annotations.Nullable;

/** An endpoint cannot be listened on: its port is taken, its name does not resolve, its address is not of this machine. */
public final class ListenException extends FloeException {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /**
     * Makes the message {@code endpoint 'ENDPOINT': PROBLEM}.
     *
     * @param endpoint the endpoint's text
     * @param problem of the form {@code what: value (expected: ...)}
     */
    public ListenException(String endpoint, String problem, @Nullable Throwable cause) {
        super("endpoint '" + endpoint + "': " + problem, cause);
        this.problem = problem;
    }

    /** The message without the endpoint, for a layer that names its own. */
    public String problem() {
        return problem;
    }
}
