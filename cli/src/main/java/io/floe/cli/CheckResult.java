package io.floe.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one check of the doctor's found. Immutable.
 *
 * @param level how good that is
 * @param what was checked
 * @param text what was found
 * @param exit what the command ends with if this is its first failure
 */
record CheckResult(Level level, String what, String text, Exit exit) {
    /** How good it is. */
    enum Level {
        /** As it should be. */
        OK("ok", Paint.GREEN),
        /** Does not work. */
        FAIL("FAIL", Paint.RED),
        /** Works, for now or not for everybody. */
        WARN("warn", Paint.YELLOW),
        /** Could not be checked. */
        SKIP("skip", Paint.DIM),
        /** Good to know. */
        INFO("info", Paint.CYAN);

        private final String word;
        private final Paint paint;

        Level(String word, Paint paint) {
            this.word = word;
            this.paint = paint;
        }
    }

    static CheckResult ok(String what, String text) {
        return new CheckResult(Level.OK, what, text, Exit.OK);
    }

    static CheckResult fail(String what, String text, Exit exit) {
        return new CheckResult(Level.FAIL, what, text, exit);
    }

    static CheckResult warn(String what, String text) {
        return new CheckResult(Level.WARN, what, text, Exit.OK);
    }

    static CheckResult skip(String what, String text) {
        return new CheckResult(Level.SKIP, what, text, Exit.OK);
    }

    static CheckResult info(String what, String text) {
        return new CheckResult(Level.INFO, what, text, Exit.OK);
    }

    boolean failed() {
        return level == Level.FAIL;
    }

    /** One line; further lines of the text stand below the first. */
    List<String> lines(Terminal terminal) {
        String indent = "\n" + " ".repeat(18);
        String head = terminal.paint(level.paint, String.format(Locale.ROOT, "%-5s", level.word)) + " "
                + String.format(Locale.ROOT, "%-11s", what);
        return (head + " " + text.stripTrailing().replace("\n", indent)).lines().toList();
    }

    Map<String, Object> fields() {
        return Fields.of("level", level.word.toLowerCase(Locale.ROOT))
                .and("what", what)
                .and("text", text)
                .map();
    }
}
