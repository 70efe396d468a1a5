package io.floe.cli;

import java.util.HexFormat;

/** Bytes in hex, with blanks, colons or a leading {@code 0x} as people paste them. Stateless. */
final class Hex {
    private Hex() {}

    /**
     * Reads bytes.
     *
     * @param option what is named in the refusal
     */
    static byte[] parse(String option, String text) {
        String digits = text.replaceAll("[\\s:_]", "");
        String bare = digits.startsWith("0x") || digits.startsWith("0X") ? digits.substring(2) : digits;
        try {
            return HexFormat.of().parseHex(bare);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.usage(
                    option + ": " + text + " (expected: an even number of hex digits, such as 0a0b)", "correct it"));
        }
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
