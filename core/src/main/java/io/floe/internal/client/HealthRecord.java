package io.floe.internal.client;

import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.Failure;
import io.floe.fault.Standing;
import io.floe.spi.Target;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The health of one endpoint, which tells of each change. Owned by the control thread; read by anybody. */
final class HealthRecord {
    private final ClientEnvironment environment;
    private final String endpoint;
    private final String address;
    private final Supplier<OptionalLong> nextProbe;
    private volatile Health health;

    /** @param nextProbe when the endpoint is dialled next, if that is planned */
    HealthRecord(ClientEnvironment environment, Target<?> target, Supplier<OptionalLong> nextProbe) {
        this.environment = environment;
        this.endpoint = target.endpoint().toString();
        this.address = text(target.address());
        this.nextProbe = nextProbe;
        this.health = Health.unknown(environment.now());
    }

    private static String text(SocketAddress address) {
        String text = address.toString();
        return text.startsWith("/") ? text.substring(1) : text;
    }

    /** The endpoint's text, made once. */
    String endpoint() {
        return endpoint;
    }

    String address() {
        return address;
    }

    Health get() {
        return health;
    }

    EndpointState state() {
        return health.state();
    }

    void become(EndpointState state, Failure failure) {
        become(health.become(state, environment.now(), failure), failure.toString(), Optional.of(failure));
    }

    void become(EndpointState state, String reason) {
        become(health.become(state, environment.now()), reason);
    }

    void become(Health next, String reason) {
        become(next, reason, Optional.empty());
    }

    private void become(Health next, String reason, Optional<Failure> failure) {
        Health before = health;
        health = next.probeAt(nextProbe.get());
        if (next.differs(before)) {
            boolean known = before.state() == EndpointState.PROBING && next.verdict() == before.verdict();
            environment.news().tell(event(before, reason, failure), known);
        }
    }

    /** A probe was planned, or is not any more. */
    void showPlan() {
        health = health.probeAt(nextProbe.get());
    }

    private EndpointEvent event(Health before, String reason, Optional<Failure> failure) {
        Health now = health;
        return new EndpointEvent(
                endpoint, address, before.state(), now.state(), now.avoided(), reason, failure, untilProbe(now));
    }

    private Optional<Duration> untilProbe(Health of) {
        return of.nextProbe().isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, of.nextProbe().getAsLong() - environment.now())));
    }

    EndpointStatus status(int connections, EndpointLoad load) {
        Health now = health;
        return new EndpointStatus(
                endpoint,
                address,
                now.state(),
                now.avoided(),
                Duration.ofNanos(environment.now() - now.since()),
                connections,
                load.outstanding(),
                load.calls(),
                load.failures(),
                load.latencies().quantile(0.5),
                load.latencies().quantile(0.99),
                Optional.ofNullable(now.lastFailure()),
                untilProbe(now));
    }

    Standing standing() {
        Health now = health;
        return new Standing(
                endpoint,
                address,
                now.state().name(),
                Duration.ofNanos(environment.now() - now.since()),
                Optional.ofNullable(now.lastFailure()),
                untilProbe(now));
    }
}
