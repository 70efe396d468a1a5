package io.floe.certs.inspect;

/**
 * One thing that was looked at, and the verdict.
 *
 * @param level the verdict
 * @param what the subject in a word: {@code key}, {@code chain}, {@code trust}, {@code expiry}, {@code strength},
 *     {@code name}, {@code usage}, {@code origin} or {@code certificate}
 * @param text one sentence for a person; never holds a secret
 */
public record Finding(Level level, String what, String text) {
    /** Verdicts, the mildest first. */
    public enum Level {
        OK,
        /** Works with some peers or for now, or is not meant for production. */
        WARN,
        /** A strict peer refuses it. */
        FAIL
    }

    static Finding ok(String what, String text) {
        return new Finding(Level.OK, what, text);
    }

    static Finding warn(String what, String text) {
        return new Finding(Level.WARN, what, text);
    }

    static Finding fail(String what, String text) {
        return new Finding(Level.FAIL, what, text);
    }

    Finding of(String alias) {
        return new Finding(level, what, alias + ": " + text);
    }
}
