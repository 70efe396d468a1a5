package io.floe.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that happened in the demo. Immutable.
 *
 * @param at since the first call
 * @param what one line
 */
record DemoEvent(Duration at, String what) {
    String line() {
        return String.format(Locale.ROOT, "%6.2f s  %s", at.toNanos() / 1e9, what);
    }

    Fields fields() {
        return Fields.of("event", "demo").and("atMs", Figures.number(at)).and("what", what);
    }
}
