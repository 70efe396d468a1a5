package io.floe.transport.ssl;

import java.time.Duration;

/**
 * When material is read again. Immutable.
 *
 * @param mode whether changes are noticed, looked for, or neither
 * @param period how often files are looked at even if no change was noticed
 */
public record Reload(Mode mode, Duration period) {
    /** How a change is noticed. */
    public enum Mode {
        /** The file system tells. */
        WATCH,
        /** The files are looked at. */
        POLL,
        /** Only {@link SslConfig#reload} reads again. */
        OFF
    }

    private static final Duration NET = Duration.ofMinutes(5);

    public Reload {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("period: " + period + " (expected: > 0)");
        }
    }

    /** As soon as a file changes, and every five minutes in case that the file system does not tell. The default. */
    public static Reload watch() {
        return new Reload(Mode.WATCH, NET);
    }

    /** Every so often. */
    public static Reload every(Duration period) {
        return new Reload(Mode.POLL, period);
    }

    /** Only on demand. */
    public static Reload off() {
        return new Reload(Mode.OFF, NET);
    }
}
