package io.floe.cli;

import java.util.Locale;

/** Text of a peer's as a terminal may show it: cut at 256 characters, what would steer the terminal escaped. Stateless. */
final class Printable {
    private static final int LONGEST = 256;

    private Printable() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                out.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST) + "...";
    }
}
