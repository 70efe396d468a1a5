package io.floe.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: what it does not allow is refused in both directions, never replaced. */
final class Utf8 {
    private Utf8() {}

    static String read(byte[] array, int index, int length) {
        if (isAscii(array, index, index + length)) {
            return new String(array, index, length, StandardCharsets.US_ASCII);
        }
        ByteBuffer bytes = ByteBuffer.wrap(array, index, length).slice();
        try {
            // a fresh decoder reports malformed input; the charset's own convenience would replace it
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MarshalException(
                    "string: invalid byte at " + bytes.position() + " of " + length + " (expected: UTF-8)", e);
        }
    }

    private static boolean isAscii(byte[] array, int start, int end) {
        for (int i = start; i < end; i++) {
            if (array[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes {@code text} takes. */
    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                length++;
            } else if (!Character.isSurrogate(c)) {
                length += 2;
            } else {
                requirePair(text, i++);
                length += 2;
            }
        }
        return length;
    }

    private static void requirePair(String text, int index) {
        if (!Character.isHighSurrogate(text.charAt(index))
                || index + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(index + 1))) {
            throw new MarshalException("string: lone surrogate at " + index + " (expected: text that UTF-8 can write)");
        }
    }
}
