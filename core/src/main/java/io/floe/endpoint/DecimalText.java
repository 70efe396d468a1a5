package io.floe.endpoint;

import java.util.OptionalInt;

/** Reads decimal numbers as Ice does: blanks and a sign in front, leading zeros, but nothing behind. */
final class DecimalText {
    /** Longer ones cannot be in the range of an int, leading zeros aside. */
    private static final long ENOUGH = 1L << 40;

    private DecimalText() {}

    /** The number, or empty if the text is none or outside of the limits, which are both included. */
    static OptionalInt parse(String text, int min, int max) {
        int at = 0;
        while (at < text.length() && WordSplitter.isBlank(text.charAt(at))) {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative || (at < text.length() && text.charAt(at) == '+')) {
            at++;
        }
        long value = at < text.length() ? digits(text, at) : -1;
        if (value < 0) {
            return OptionalInt.empty();
        }
        long signed = negative ? -value : value;
        return signed < min || signed > max ? OptionalInt.empty() : OptionalInt.of((int) signed);
    }

    private static long digits(String text, int from) {
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = Math.min(ENOUGH, value * 10 + c - '0');
        }
        return value;
    }
}
