package io.floe.certs.inspect;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Is every certificate valid now, and for some time to come? */
final class ExpiryCheck implements Check {
    private static final String WHAT = "expiry";

    @Override
    public List<Finding> findings(Examined examined, Expectations expected) {
        var findings = new ArrayList<Finding>();
        for (var certificate : examined.chain()) {
            judge(certificate, expected, findings);
        }
        if (findings.isEmpty()) {
            var soonest = examined.chain().stream()
                    .map(certificate -> certificate.getNotAfter().toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            findings.add(Finding.ok(WHAT, inDays(expected.now(), soonest)));
        }
        return findings;
    }

    private static void judge(X509Certificate certificate, Expectations expected, List<Finding> findings) {
        var now = expected.now();
        var from = certificate.getNotBefore().toInstant();
        var until = certificate.getNotAfter().toInstant();
        if (now.isAfter(until)) {
            findings.add(Finding.fail(
                    WHAT,
                    Examined.name(certificate) + " expired " + inDays(until, now) + " ago (" + date(until) + ")"));
        } else if (now.isBefore(from)) {
            findings.add(Finding.fail(
                    WHAT, Examined.name(certificate) + " is not valid before " + from + " (now: " + now + ")"));
        } else if (now.plus(expected.within()).isAfter(until)) {
            findings.add(Finding.warn(
                    WHAT, Examined.name(certificate) + " expires in " + inDays(now, until) + " (" + date(until) + ")"));
        }
    }

    private static String inDays(Instant from, Instant to) {
        var time = Duration.between(from, to);
        return switch ((int) Math.min(2, time.toDays())) {
            case 0 -> time.toHours() + " hours";
            case 1 -> "1 day";
            default -> time.toDays() + " days";
        };
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
