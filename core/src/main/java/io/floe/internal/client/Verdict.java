package io.floe.internal.client;

import io.floe.fault.Attempt;
import io.floe.fault.ConnectionLostException;
import io.floe.fault.Failure;
import io.floe.fault.FloeException;
import io.floe.fault.InvocationTimeoutException;
import io.floe.fault.Outcome;
import io.floe.fault.OverloadException;
import io.floe.fault.Standing;
import io.floe.fault.UnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Turns the attempts of a call that failed into the exception that its caller gets. Stateless. */
final class Verdict {
    private Verdict() {}

    static FloeException exception(CallPlan plan, List<Attempt> attempts, List<Standing> standings) {
        Outcome outcome = outcome(attempts);
        if (attempts.isEmpty()) {
            return new UnreachableException(plan.describe() + ": no endpoint", outcome, attempts, standings);
        }
        Failure last = attempts.get(attempts.size() - 1).failure();
        if (last.kind() == Failure.Kind.LOCAL && last.cause() instanceof FloeException cause) {
            return cause; // the caller's own doing, such as a string that cannot be encoded
        }
        if (outcome == Outcome.UNKNOWN) {
            return new ConnectionLostException(
                    plan.describe() + ": connection lost, the call may have been executed", outcome, attempts);
        }
        if (last.kind() == Failure.Kind.OVERLOAD) {
            return new OverloadException(plan.describe() + ": too many bytes wait to be written", outcome, attempts);
        }
        return new UnreachableException(
                plan.describe() + ": no endpoint could take the call (outcome " + words(outcome) + ")",
                outcome,
                attempts,
                standings);
    }

    static FloeException shutDown(String call, List<Attempt> attempts) {
        return new UnreachableException(call + ": the communicator is shut down", outcome(attempts), attempts);
    }

    /** The caller's time is up. */
    static FloeException timeout(CallPlan plan, List<Attempt> attempts) {
        Outcome outcome = outcome(attempts);
        String text =
                plan.describe() + ": no answer within " + millis(plan.deadline()) + " (outcome " + words(outcome) + ")";
        return new InvocationTimeoutException(text, outcome, attempts);
    }

    /** What is known after all attempts: the least certain of them counts. */
    static Outcome outcome(List<Attempt> attempts) {
        Outcome worst = Outcome.NOT_SENT;
        for (Attempt attempt : attempts) {
            Outcome one = attempt.failure().outcome();
            if (one.compareTo(worst) > 0) {
                worst = one;
            }
        }
        return worst;
    }

    private static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
