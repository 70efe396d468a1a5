package io.floe.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Escapes identities, facets and adapter ids as Ice prints them. Immutable. */
final class TextEscaper {
    /** The {@code special} of one that escapes nothing but quotes, backslashes and what does not print. */
    static final char NOTHING_MORE = '\\';

    private static final int DELETE = 127;

    private final ToStringMode mode;
    private final char special;

    /** @param special a character that a backslash protects, besides both quotes and the backslash itself */
    TextEscaper(ToStringMode mode, char special) {
        this.mode = mode;
        this.special = special;
    }

    String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> append(point, out));
        return out.toString();
    }

    private void append(int point, StringBuilder out) {
        switch (point) {
            case '\\', '\'', '"' -> out.append('\\').append((char) point);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (point == special) {
                    out.append('\\').append(special);
                } else if (point >= ' ' && point < DELETE) {
                    out.append((char) point);
                } else {
                    appendUnusual(point, out);
                }
            }
        }
    }

    private void appendUnusual(int point, StringBuilder out) {
        if (mode == ToStringMode.COMPAT) {
            for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                out.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
            }
        } else if (point == 0x07) {
            out.append("\\a");
        } else if (point == 0x0b) {
            out.append("\\v");
        } else if (mode == ToStringMode.UNICODE && point > DELETE) {
            out.appendCodePoint(point);
        } else {
            out.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
        }
    }
}
