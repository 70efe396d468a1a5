package io.floe.wire;

/** The rules that both kinds of version share: two unsigned bytes, written {@code major.minor}. */
final class VersionText {
    private VersionText() {}

    static void check(String what, int major, int minor) {
        if ((major | minor) < 0 || major > 255 || minor > 255) {
            throw new IllegalArgumentException(what + ": " + major + "." + minor + " (expected: 0.0..255.255)");
        }
    }

    /** Both numbers in one: the major above the low byte, the minor in it. */
    static int parse(String what, String text) {
        int dot = text.indexOf('.');
        int major = dot < 0 ? -1 : number(text, 0, dot);
        int minor = dot < 0 ? -1 : number(text, dot + 1, text.length());
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException(what + ": " + text + " (expected: major.minor, each 0..255)");
        }
        return major << 8 | minor;
    }

    private static int number(String text, int from, int to) {
        if (to - from < 1 || to - from > 3) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value > 255 ? -1 : value;
    }
}
