package io.floe.certs.inspect;

import io.floe.certs.Purpose;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate is held against. Immutable: each method with an argument returns a changed copy.
 *
 * @param host the name or address that it must be good for; empty looks at no particular one
 * @param within warn if it expires in this time; 21 days unless told
 * @param purpose the role that it is to play; empty for any
 * @param trust the roots that peers trust; none leaves trust undecided
 * @param now the time of the check
 */
public record Expectations(
        Optional<String> host, Duration within, Optional<Purpose> purpose, List<X509Certificate> trust, Instant now) {

    private static final Duration WARN_WITHIN = Duration.ofDays(21);

    public Expectations {
        trust = List.copyOf(trust);
    }

    /** Nothing in particular: whatever is wrong by itself, at this moment. */
    public static Expectations none() {
        return new Expectations(Optional.empty(), WARN_WITHIN, Optional.empty(), List.of(), Instant.now());
    }

    public Expectations host(String name) {
        return new Expectations(Optional.of(name), within, purpose, trust, now);
    }

    public Expectations within(Duration time) {
        return new Expectations(host, time, purpose, trust, now);
    }

    public Expectations purpose(Purpose role) {
        return new Expectations(host, within, Optional.of(role), trust, now);
    }

    public Expectations trust(List<X509Certificate> roots) {
        return new Expectations(host, within, purpose, roots, now);
    }

    public Expectations at(Instant time) {
        return new Expectations(host, within, purpose, trust, time);
    }
}
