package io.floe.fault;

import java.util.List;

/**
 * No endpoint of the proxy could take the call; it was surely not executed. Its message lists the attempts of this call and
 * then what was known of every endpoint.
 */
public final class UnreachableException extends InvocationException {
    private static final long serialVersionUID = 1L;

    private final transient List<Standing> standings;

    public UnreachableException(String message, Outcome outcome, List<Attempt> attempts) {
        this(message, outcome, attempts, List.of());
    }

    /**
     * What was tried, and what was known besides.
     *
     * @param standings of every endpoint that the call could have gone to
     */
    public UnreachableException(String message, Outcome outcome, List<Attempt> attempts, List<Standing> standings) {
        super(message, outcome, attempts, standings);
        this.standings = List.copyOf(standings);
    }

    /** What was known of every endpoint of the proxy; empty after deserialization. */
    public List<Standing> standings() {
        return standings == null ? List.of() : standings;
    }
}
