package io.floe.metrics.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FloeMetersTest {
    private static final String A = "tcp -h a -p 4061";
    private static final Failure REFUSED = Failure.of(Failure.Kind.REFUSED, "connection refused");
    private static final Attempt ATTEMPT = new Attempt(A, "10.0.0.1:4061", REFUSED, Duration.ofMillis(1));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FloeMeters meters = new FloeMeters(registry);

    private static EndpointEvent event(EndpointState to, boolean avoided) {
        return new EndpointEvent(
                A, "10.0.0.1:4061", EndpointState.CONNECTING, to, avoided, "why", Optional.empty(), Optional.empty());
    }

    private static EndpointStatus status(EndpointState state, boolean avoided) {
        return new EndpointStatus(
                A,
                "10.0.0.1:4061",
                state,
                avoided,
                Duration.ofSeconds(1),
                1,
                5,
                10,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private double gauge(String name) {
        return registry.get(name)
                .tag("endpoint", A)
                .tag("address", "10.0.0.1:4061")
                .gauge()
                .value();
    }

    @Test
    void shouldTimeCallsByWhoAnsweredAndCountTheAttemptsBefore() {
        meters.answered(
                new Answer("greet", "tcp -h b -p 4061", "10.0.0.2:4061", Duration.ofMillis(7), List.of(ATTEMPT)));

        assertThat(registry.get("floe.calls")
                        .tags("operation", "greet", "endpoint", "tcp -h b -p 4061", "outcome", "answered")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(7);
        assertThat(registry.get("floe.attempts.failed")
                        .tags("endpoint", A, "class", "REFUSED")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldTimeCallsThatNobodyAnsweredByTheirOutcome() {
        InvocationException cause = new UnreachableException("nobody", Outcome.NOT_SENT, List.of(ATTEMPT));
        meters.failed(new CallFailure("greet", Duration.ofMillis(3), cause));

        assertThat(registry.get("floe.calls")
                        .tags("endpoint", "-", "outcome", "not_sent")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("floe.attempts.failed").counter().count()).isEqualTo(1);
    }

    @Test
    void shouldCountTransitionsAndShowEndpoints() {
        meters.show(() -> List.of(status(EndpointState.UP, false)));
        meters.changed(event(EndpointState.UP, false));
        meters.changed(event(EndpointState.UP, true));

        assertThat(registry.get("floe.endpoint.transitions")
                        .tag("to", "UP")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("floe.endpoint.transitions")
                        .tag("to", "AVOIDED")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(gauge("floe.endpoint.usable")).isEqualTo(1);
        assertThat(gauge("floe.endpoint.outstanding")).isEqualTo(5);
        assertThat(gauge("floe.endpoint.connections")).isEqualTo(1);

        meters.show(() -> List.of(status(EndpointState.UP, true)));
        assertThat(gauge("floe.endpoint.usable")).isZero();
    }
}
