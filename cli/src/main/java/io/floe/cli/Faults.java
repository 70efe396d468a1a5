package io.floe.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a server that was asked to be bad. Immutable.
 *
 * @param delay how late answers come
 * @param delayed how many of them, 0 to 1
 * @param dropped how many requests are neither run nor answered, 0 to 1
 * @param port what becomes of connections
 * @param period between two graceful stops
 */
record Faults(Duration delay, double delayed, double dropped, Port port, Duration period) {
    static final Faults NONE = new Faults(Duration.ZERO, 0, 0, Port.SERVES, Duration.ZERO);

    private static final Pattern ENTRY = Pattern.compile("([a-z-]+)(?:=([^:]+)(?::(.+))?)?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)%");
    private static final Duration RESTART = Duration.ofSeconds(2);

    /** What becomes of connections. */
    enum Port {
        /** They are served. */
        SERVES,
        /** Nobody listens. */
        REFUSES,
        /** They are accepted, and never a word is said. */
        SWALLOWS,
        /** They are served, and closed gracefully now and then. */
        CLOSES
    }

    /** Reads {@code delay=200ms:10%,drop=1%,refuse,blackhole,close-gracefully=2s}; empty is none. */
    static Faults parse(String text) {
        Faults faults = NONE;
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = ENTRY.matcher(entry.trim());
            if (!matcher.matches()) {
                throw refused(entry);
            }
            faults = faults.with(matcher.group(1), matcher.group(2), matcher.group(3), entry);
        }
        return faults;
    }

    private Faults with(String name, String value, String share, String entry) {
        if (name.equals("delay") && value != null) {
            return new Faults(time(value, entry), share == null ? 1 : percent(share, entry), dropped, port, period);
        }
        if (share != null) {
            throw refused(entry);
        }
        if (name.equals("drop") && value != null) {
            return new Faults(delay, delayed, percent(value, entry), port, period);
        }
        if (name.equals("close-gracefully")) {
            return at(Port.CLOSES, value == null ? RESTART : time(value, entry), entry);
        }
        if (name.equals("refuse") && value == null) {
            return at(Port.REFUSES, period, entry);
        }
        if (name.equals("blackhole") && value == null) {
            return at(Port.SWALLOWS, period, entry);
        }
        throw refused(entry);
    }

    private Faults at(Port other, Duration every, String entry) {
        if (port != Port.SERVES) {
            throw refused(entry);
        }
        return new Faults(delay, delayed, dropped, other, every);
    }

    private static Duration time(String text, String entry) {
        try {
            return new Millis().convert(text);
        } catch (picocli.CommandLine.TypeConversionException e) {
            throw refused(entry);
        }
    }

    private static double percent(String text, String entry) {
        Matcher matcher = PERCENT.matcher(text);
        double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : -1;
        if (percent < 0 || percent > 100) {
            throw refused(entry);
        }
        return percent / 100;
    }

    private static ProblemException refused(String entry) {
        return new ProblemException(Problem.usage(
                "--fault: " + entry.trim()
                        + " (expected: delay=TIME or delay=TIME:PERCENT, drop=PERCENT, and one of refuse, blackhole,"
                        + " close-gracefully or close-gracefully=TIME)",
                "such as --fault delay=200ms:10%,drop=1%"));
    }

    /** Whether requests are treated badly. */
    boolean hitRequests() {
        return delayed > 0 || dropped > 0;
    }
}
