package io.floe.cli;

import io.floe.Answer;
import io.floe.fault.Attempt;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of {@code ice_ping} and what came of it. Immutable.
 *
 * @param number from 1
 * @param answer who answered, if anybody did
 * @param problem what went wrong, if it did; an answer may be one
 */
record Ping(long number, Optional<Answer> answer, Optional<Problem> problem) {
    boolean redirected() {
        return answer.map(given -> !given.redirected().isEmpty()).orElse(false);
    }

    String line(Terminal terminal) {
        String count = String.format(Locale.ROOT, "%3d  ", number);
        String failed = problem.map(why -> terminal.paint(Paint.RED, "failed") + "  " + why.headline())
                .orElse(terminal.paint(Paint.GREEN, "ok"));
        return count
                + answer.map(given -> EndpointLabel.of(given.endpoint(), given.address()) + "  ping "
                                + Figures.time(given.duration()) + "  " + failed + redirects(given))
                        .orElse(failed);
    }

    private static String redirects(Answer answer) {
        StringBuilder text = new StringBuilder();
        for (Attempt attempt : answer.redirected()) {
            text.append("  (redirected from ")
                    .append(EndpointLabel.of(attempt.endpoint()))
                    .append(": ")
                    .append(attempt.failure())
                    .append(')');
        }
        return text.toString();
    }

    Fields fields() {
        return Fields.of("event", "ping")
                .and("number", number)
                .and("ok", problem.isEmpty())
                .and("endpoint", answer.map(Answer::endpoint).orElse(null))
                .and("address", answer.map(Answer::address).orElse(null))
                .and("ms", answer.map(given -> Figures.number(given.duration())).orElse(null))
                .and(
                        "redirected",
                        answer.map(given -> given.redirected().size()).orElse(0))
                .and("message", problem.map(Problem::headline).orElse(null));
    }
}
