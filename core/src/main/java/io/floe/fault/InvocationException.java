package io.floe.fault;

import java.util.List;

/** A call that got no answer. Its {@link #outcome} tells whether it may have run, its {@link #attempts} what was tried. */
public abstract sealed class InvocationException extends FloeException
        permits UnreachableException, ConnectionLostException, InvocationTimeoutException, OverloadException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final transient List<Attempt> attempts;

    InvocationException(String message, Outcome outcome, List<Attempt> attempts) {
        this(message, outcome, attempts, List.of());
    }

    InvocationException(String message, Outcome outcome, List<Attempt> attempts, List<Standing> standings) {
        super(
                message + describe(attempts) + describe(standings),
                attempts.isEmpty() ? null : last(attempts).failure().cause());
        this.outcome = outcome;
        this.attempts = List.copyOf(attempts);
    }

    /** Whether the server may have executed the call. */
    public final Outcome outcome() {
        return outcome;
    }

    /** Every attempt, in the order in which they failed; empty after deserialization. */
    public final List<Attempt> attempts() {
        return attempts == null ? List.of() : attempts;
    }

    private static String describe(List<?> lines) {
        var text = new StringBuilder();
        for (Object line : lines) {
            text.append("\n  ").append(line);
        }
        return text.toString();
    }

    private static Attempt last(List<Attempt> attempts) {
        return attempts.get(attempts.size() - 1);
    }
}
