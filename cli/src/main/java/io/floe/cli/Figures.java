package io.floe.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people and for programs. Stateless. */
final class Figures {
    private Figures() {}

    /** Milliseconds with three digits after the point, for JSON. */
    static Double number(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }

    /** Such as {@code 0.21 ms}, {@code 41 ms} or {@code 1.3 s}. */
    static String time(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis >= 1000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        return millis(millis) + " ms";
    }

    /** Two digits after the point while it is small. */
    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f", millis);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
