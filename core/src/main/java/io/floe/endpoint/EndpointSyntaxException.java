package io.floe.endpoint;

import io.floe.fault.FloeException;
import java.util.Objects;

/**
 * A proxy, identity or endpoint text that was refused. The message is one line that says what was refused and what was
 * expected, and two that show the text with carets under the culprit.
 */
public final class EndpointSyntaxException extends FloeException {
    private static final long serialVersionUID = 1L;
    private static final int PROBLEM_MAX = 400;

    private final SyntaxCode code;
    private final String summary;
    private final String input;
    private final int start;
    private final int end;

    /**
     * @param subject the proxy, identity or endpoint that cannot be read
     * @param culprit the part of the same input to point at
     * @param problem what is wrong, as {@code what: value (expected: ...)}
     */
    public EndpointSyntaxException(SyntaxCode code, TextSpan subject, TextSpan culprit, String problem) {
        this(code, culprit, summary(code, subject, problem));
    }

    private EndpointSyntaxException(SyntaxCode code, TextSpan culprit, String summary) {
        super(summary + "\n" + Excerpt.pointingAt(culprit));
        this.code = code;
        this.summary = summary;
        this.input = culprit.input();
        this.start = culprit.start();
        this.end = culprit.end();
    }

    /** The same as the constructor, with the problem put together from a name, a refused value and what was expected. */
    public static EndpointSyntaxException of(
            SyntaxCode code, TextSpan subject, TextSpan culprit, String name, String expected) {
        String problem = name + ": " + culprit.shown() + " (expected: " + expected + ")";
        return new EndpointSyntaxException(code, subject, culprit, problem);
    }

    private static String summary(SyntaxCode code, TextSpan subject, String problem) {
        return code + " " + code.subject() + " '" + subject.shown() + "': " + Excerpt.of(problem, PROBLEM_MAX);
    }

    /** Three lines: the summary, the text, the carets. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Why it was refused. */
    public SyntaxCode code() {
        return code;
    }

    /** The first line of the message. */
    public String summary() {
        return summary;
    }

    /** The whole text that was given, as it was given. */
    public String input() {
        return input;
    }

    /** Index in the input of the first refused character. */
    public int start() {
        return start;
    }

    /** Index in the input after the last refused character. */
    public int end() {
        return end;
    }
}
