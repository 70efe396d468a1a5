package io.floe.transport.ssl.config;

import io.floe.transport.ssl.TlsStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Warns of certificates that will expire, once for each threshold that they pass. Owned by the reloading material; used by
 * many threads without locks.
 */
final class ExpiryWarnings {
    private final List<Duration> thresholds;
    private final Map<TlsStatus.Certificate, Duration> warned = new ConcurrentHashMap<>();

    ExpiryWarnings(List<Duration> thresholds) {
        this.thresholds = thresholds.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** What to warn of now and was not warned of before; certificates that are not among these are forgotten. */
    List<String> due(List<TlsStatus.Certificate> certificates, Instant now) {
        warned.keySet().retainAll(certificates);
        return certificates.stream()
                .flatMap(certificate -> due(certificate, now).stream())
                .toList();
    }

    /** The warning that is due for one more certificate. */
    Optional<String> due(TlsStatus.Certificate certificate, Instant now) {
        Duration left = Duration.between(now, certificate.notAfter());
        Optional<Duration> passed =
                thresholds.stream().filter(one -> left.compareTo(one) <= 0).findFirst();
        Duration mark = left.isNegative() ? Duration.ZERO : passed.orElse(null);
        if (mark == null) {
            return Optional.empty();
        }
        Duration before = warned.put(certificate, mark);
        return before != null && before.compareTo(mark) <= 0 ? Optional.empty() : Optional.of(text(certificate, left));
    }

    private static String text(TlsStatus.Certificate certificate, Duration left) {
        String when = left.isNegative() ? "expired on " + certificate.notAfter() : "expires in " + words(left);
        String role = switch (certificate.role()) {
            case OWN -> "own";
            case TRUST -> "trusted";
            case PEER -> "peer's";
        };
        return role + " certificate '" + certificate.subject() + "' of " + certificate.source() + " " + when
                + " (expected: a renewed one in its place)";
    }

    private static String words(Duration left) {
        long days = left.toDays();
        return days > 0 ? days + (days == 1 ? " day" : " days") : left.toHours() + " hours";
    }
}
