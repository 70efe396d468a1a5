package io.floe.internal.text;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.TextSpan;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;

/**
 * Undoes the escapes of an identity part, a facet or an adapter id; owned by the thread that parses, for one text.
 *
 * <pre>
 * text   = { char | escape }
 * escape = '\' ( '\' | "'" | '"' | special | 'a' | 'b' | 'f' | 'n' | 'r' | 't' | 'v' | '?' )
 *        | '\' octal [ octal [ octal ] ]            one byte of UTF-8
 *        | '\x' hex [ hex ]                         one byte of UTF-8
 *        | '\' 'u' 4 * hex | '\U' 8 * hex           a character, no surrogate
 *        | '\'                                      before anything else: itself
 * </pre>
 *
 * Control characters must be escaped (observed from Ice 3.7.8). Unlike Ice, bytes that are not UTF-8 are refused.
 */
final class Unescaper {
    /** The {@code special} of one where a backslash protects nothing more than quotes and the backslash. */
    static final char NOTHING_MORE = '\\';

    private static final String LETTERS = "abfnrtv?";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b?";

    private final TextSpan part;
    private final char special;
    private final BiFunction<TextSpan, String, EndpointSyntaxException> refuse;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    private Unescaper(TextSpan part, char special, BiFunction<TextSpan, String, EndpointSyntaxException> refuse) {
        this.part = part;
        this.special = special;
        this.refuse = refuse;
        this.at = part.start();
    }

    /**
     * What a text means.
     *
     * @param special a character that a backslash may protect
     * @param refuse makes the exception of a culprit and of what was expected
     */
    static String unescape(TextSpan part, char special, BiFunction<TextSpan, String, EndpointSyntaxException> refuse) {
        return new Unescaper(part, special, refuse).run();
    }

    private String run() {
        while (at < part.end()) {
            if (charAt(at) == '\\') {
                escape();
            } else {
                plain();
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refuse.apply(part, "escaped bytes that are UTF-8");
        }
    }

    private char charAt(int index) {
        return part.input().charAt(index);
    }

    private void plain() {
        char c = charAt(at);
        boolean pair = at + 1 < part.end() && Character.isSurrogatePair(c, charAt(at + 1));
        if (c < ' ' || c == 127) {
            throw refuse.apply(part.at(at, at + 1), "control characters as escapes");
        }
        if (!pair && Character.isSurrogate(c)) {
            throw refuse.apply(part.at(at, at + 1), "whole characters");
        }
        append(pair ? Character.toCodePoint(c, charAt(at + 1)) : c);
        at += pair ? 2 : 1;
    }

    private void escape() {
        char c = at + 1 < part.end() ? charAt(at + 1) : ' ';
        int letter = LETTERS.indexOf(c);
        if (c == '\\' || c == '\'' || c == '"' || c == special) {
            append(c);
            at += 2;
        } else if (letter >= 0) {
            append(MEANINGS.charAt(letter));
            at += 2;
        } else if (c >= '0' && c <= '7') {
            octal();
        } else if (c == 'x') {
            hexByte();
        } else if (c == 'u') {
            character(4);
        } else if (c == 'U') {
            character(8);
        } else {
            append('\\');
            at++;
        }
    }

    private void octal() {
        int end = digitsEnd(at + 1, 3, 8);
        int value = Integer.parseInt(part.input(), at + 1, end, 8);
        if (value > 255) {
            throw refuse.apply(part.at(at, end), "\\0..\\377");
        }
        bytes.write(value);
        at = end;
    }

    private void hexByte() {
        int end = digitsEnd(at + 2, 2, 16);
        if (end == at + 2) {
            throw refuse.apply(part.at(at, end), "one or two hex digits after \\x");
        }
        bytes.write(Integer.parseInt(part.input(), at + 2, end, 16));
        at = end;
    }

    private void character(int digits) {
        int end = digitsEnd(at + 2, digits, 16);
        TextSpan culprit = part.at(at, end);
        if (end < at + 2 + digits) {
            throw refuse.apply(culprit, digits + " hex digits");
        }
        long point = Long.parseLong(part.input(), at + 2, end, 16);
        if (point > Character.MAX_CODE_POINT
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw refuse.apply(culprit, "a character, no surrogate");
        }
        append((int) point);
        at = end;
    }

    private int digitsEnd(int from, int most, int radix) {
        int end = from;
        while (end < part.end() && end < from + most && charAt(end) < 128 && Character.digit(charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }

    private void append(int point) {
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }
}
