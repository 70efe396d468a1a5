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

    /** Such as {@code 512 B} or {@code 1.15 GiB}. */
    static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double number = bytes;
        int unit = 0;
        while (number >= 1024 && unit < units.length - 1) {
            number /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.2f %s", number, units[unit]);
    }

    static String plural(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
