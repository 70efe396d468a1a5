package io.floe.cli;

import io.floe.NotExistException;
import io.floe.RemoteException;
import io.floe.certs.CertsException;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.fault.Attempt;
import io.floe.fault.ConfigurationException;
import io.floe.fault.Failure;
import io.floe.fault.HandshakeException;
import io.floe.fault.InvocationException;
import io.floe.fault.InvocationTimeoutException;
import io.floe.fault.ListenException;
import io.floe.fault.Outcome;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Turns what was thrown into a reason, an exit code and a next step. Stateless. */
final class Diagnosis {
    private Diagnosis() {}

    static Problem of(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof InvocationException unanswered) {
            return unanswered(unanswered);
        }
        if (cause instanceof EndpointSyntaxException syntax) {
            return new Problem(
                    Exit.USAGE,
                    syntax.code().toString(),
                    text(cause),
                    List.of(),
                    "correct the marked part; " + syntax.code() + ": "
                            + syntax.code().meaning());
        }
        if (cause instanceof RemoteException answered) {
            return simple(Exit.EXCEPTION_ANSWERED, cause, answeredNext(answered));
        }
        if (cause instanceof ConfigurationException) {
            return simple(Exit.USAGE, cause, "check --config, FLOE_CONFIG, -D and the FLOE_* variables");
        }
        if (cause instanceof CertsException) {
            return simple(Exit.USAGE, cause, certsNext(text(cause)));
        }
        if (cause instanceof ListenException) {
            return simple(
                    Exit.UNREACHABLE, cause, "take another port (-p 0 asks for a free one) or address of this machine");
        }
        if (cause instanceof HandshakeException) {
            return simple(Exit.UNTRUSTED, cause, "check certificates and trust on both sides");
        }
        return simple(
                Exit.CHECK_FAILED, cause, "this should not happen: run it again with -v -v and report what it prints");
    }

    /** Whether a call that failed may have run all the same. */
    static boolean mayHaveRun(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof RemoteException
                || (cause instanceof InvocationException unanswered && unanswered.outcome() == Outcome.UNKNOWN);
    }

    private static Problem simple(Exit exit, Throwable cause, String next) {
        return new Problem(exit, "", text(cause), List.of(), next);
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.toString() : message;
    }

    private static String answeredNext(RemoteException answered) {
        return answered instanceof NotExistException
                ? "the server is there; check identity, facet and operation"
                : "the server is there; its own log may say more";
    }

    private static String certsNext(String text) {
        if (text.contains("is there already")) {
            return "take another name, or --force to replace it";
        }
        return text.contains("password")
                ? "check --password: file:PATH, env:NAME or none"
                : "check the name of the file";
    }

    private static Problem unanswered(InvocationException e) {
        List<Attempt> attempts = e.attempts();
        if (e instanceof InvocationTimeoutException) {
            return problem(Exit.DEADLINE, e, "give it more time (--timeout), or see what keeps the server busy");
        }
        if (e.outcome() == Outcome.UNKNOWN) {
            return problem(
                    Exit.UNKNOWN, e, "find out whether it ran, then repeat it; --idempotent lets floe repeat it");
        }
        boolean distrust =
                attempts.stream().anyMatch(attempt -> attempt.failure().kind() == Failure.Kind.TRUST);
        if (distrust) {
            return problem(Exit.UNTRUSTED, e, "check certificates and trust on both sides");
        }
        return problem(Exit.UNREACHABLE, e, reachNext(attempts));
    }

    private static String reachNext(List<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return "floe explain says which endpoints can be used";
        }
        if (attempts.stream().allMatch(attempt -> attempt.failure().reason().startsWith("locator '"))) {
            return "see whether the locator runs (floe ping its proxy) and who is registered";
        }
        boolean stranger =
                attempts.stream().anyMatch(attempt -> attempt.failure().kind() == Failure.Kind.NOT_ICE);
        return stranger
                ? "something else listens there: check the port and whether it wants tcp or ssl"
                : "check that the server runs and that host and port are right; floe explain shows how the string is"
                        + " read";
    }

    private static Problem problem(Exit exit, InvocationException e, String next) {
        return new Problem(exit, "", text(e), e.attempts(), next);
    }
}
