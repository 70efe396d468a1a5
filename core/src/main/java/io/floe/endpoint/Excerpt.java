package io.floe.endpoint;

import java.util.Locale;

/** Shows text on one line of a terminal: what does not print is escaped, what is too long is cut. */
final class Excerpt {
    private static final int WHOLE = 120;
    private static final int CULPRIT = 60;
    private static final int BEFORE = 40;
    private static final int AFTER = 20;
    private static final String CUT = "...";

    private Excerpt() {}

    /** At most {@code max} characters of a text, with a mark where more was cut off. */
    static String of(String text, int max) {
        return text.length() <= max ? escaped(text, 0, text.length()) : escaped(text, 0, max) + CUT;
    }

    /** Two lines: the input around the culprit, and carets under the culprit (one, if it is empty). */
    static String pointingAt(TextSpan culprit) {
        String input = culprit.input();
        boolean whole = input.length() <= WHOLE;
        int to = whole ? culprit.end() : Math.min(culprit.end(), culprit.start() + CULPRIT);
        int first = whole ? 0 : Math.max(0, culprit.start() - BEFORE);
        int last = whole ? input.length() : Math.min(input.length(), to + AFTER);

        String before = (first > 0 ? CUT : "") + escaped(input, first, culprit.start());
        String marked = escaped(input, culprit.start(), to);
        String after = escaped(input, to, last) + (last < input.length() ? CUT : "");
        String carets = " ".repeat(columns(before)) + "^".repeat(Math.max(1, columns(marked)));
        return "  " + before + marked + after + "\n  " + carets;
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String escaped(String text, int from, int to) {
        StringBuilder out = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int point = at + 1 < to ? text.codePointAt(at) : text.charAt(at);
            if (prints(point)) {
                out.appendCodePoint(point);
            } else {
                out.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
            }
            at += Character.charCount(point);
        }
        return out.toString();
    }

    /** Terminals obey control and direction characters; half a surrogate pair prints as nothing. */
    private static boolean prints(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
