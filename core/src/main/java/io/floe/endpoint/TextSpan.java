package io.floe.endpoint;

/**
 * A stretch of a larger text, which remembers the whole so that errors can point into it. Immutable.
 *
 * @param input the whole text
 * @param start index of the first character
 * @param end index after the last character
 */
public record TextSpan(String input, int start, int end) {
    private static final int SHOWN_MAX = 80;

    public TextSpan {
        if (start < 0 || end < start || end > input.length()) {
            throw new IllegalArgumentException(
                    "span: " + start + ".." + end + " (expected: within 0.." + input.length() + ")");
        }
    }

    /** All of a text. */
    public static TextSpan of(String input) {
        return new TextSpan(input, 0, input.length());
    }

    /** Another stretch of the same input; both indices count from the start of the input. */
    public TextSpan at(int from, int to) {
        return new TextSpan(input, from, to);
    }

    /** The characters themselves. */
    public String text() {
        return input.substring(start, end);
    }

    /** The characters for people to read: without blanks around, on one line, escaped and cut where need be. */
    public String shown() {
        return Excerpt.of(text().strip(), SHOWN_MAX);
    }
}
