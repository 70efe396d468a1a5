package io.floe.certs;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A span of time in which something holds: a certificate, a revocation list, an OCSP answer. Whole seconds, as X.509
 * writes them; an end before the start is allowed, since tests want such certificates.
 */
public record Validity(Instant notBefore, Instant notAfter) {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    }

    /** From five minutes before {@code now}, for peers whose clocks are behind, until {@code lasting} after it. */
    public static Validity from(Instant now, Duration lasting) {
        return new Validity(now.minus(CLOCK_SKEW), now.plus(lasting));
    }

    /** From five minutes ago until so many days ahead. */
    public static Validity days(int days) {
        return from(Instant.now(), Duration.ofDays(days));
    }

    /** Over since yesterday. */
    public static Validity expired() {
        var now = Instant.now();
        return new Validity(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));
    }

    /** Begins tomorrow. */
    public static Validity notYet() {
        var now = Instant.now();
        return new Validity(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
    }
}
