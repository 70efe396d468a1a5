package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.Reload;
import io.floe.transport.ssl.material.Location;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A configuration while it is written, by the builder or out of properties. Owned by the thread that writes it. */
public final class SslDraft {
    private final KeyDraft key = new KeyDraft();
    private final TrustDraft trust = new TrustDraft();
    private final PolicyDraft policy = new PolicyDraft();
    private @Nullable Location staple;
    private Reload reload = Reload.watch();
    private List<Duration> expiryWarnings = List.of(Duration.ofDays(21), Duration.ofDays(7), Duration.ofDays(1));
    private Clock clock = Clock.systemUTC();

    /** An empty one: the system's authorities, no key. */
    public SslDraft() {}

    public KeyDraft key() {
        return key;
    }

    public TrustDraft trust() {
        return trust;
    }

    public PolicyDraft policy() {
        return policy;
    }

    /** The OCSP response that a server staples. */
    public void staple(Location location) {
        staple = location;
    }

    public void reload(Reload when) {
        reload = when;
    }

    /** How long before the end to warn. */
    public void expiryWarnings(List<Duration> before) {
        expiryWarnings = List.copyOf(before);
    }

    /** What time it is, for tests. */
    public void clock(Clock own) {
        clock = own;
    }

    /** Reads and checks everything that was written down. */
    public Built build() {
        Optional<KeyPlan> own = key.plan();
        if (staple != null && own.isEmpty()) {
            throw new ConfigurationException(staple + ": an OCSP response without a key (expected: a server's key)");
        }
        MaterialPlan plan =
                new MaterialPlan(own, trust.parts(), trust.crls(), trust.pins(), Optional.ofNullable(staple));
        return new Built(
                policy.client(trust),
                policy.server(trust),
                policy.adapters(trust),
                new ReloadingMaterial(plan, expiryWarnings, clock),
                reload,
                clock);
    }
}
