package io.floe.metrics.micrometer;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.Communicator;
import io.floe.EndpointEvent;
import io.floe.EndpointStatus;
import io.floe.Observer;
import io.floe.fault.Attempt;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Fills a registry with what a communicator's observer is told. Thread-safe.
 *
 * <p>Give it to the builder ({@code options.observer(meters)}), and the communicator to {@link #show} for the gauges.
 * <ul>
 *   <li>timer {@code floe.calls}: from {@code invoke} to the end; tags {@code operation}, {@code endpoint} ({@code -} if nobody
 *       answered), {@code outcome} ({@code answered}, {@code not_sent}, {@code not_executed}, {@code unknown})
 *   <li>counter {@code floe.attempts.failed}: attempts, of answered calls too; tags {@code endpoint}, {@code class}
 *   <li>counter {@code floe.endpoint.transitions}: changes of health; tags {@code endpoint}, {@code address}, {@code to}
 *   <li>gauges {@code floe.endpoint.usable} (1 if it takes its share of calls), {@code floe.endpoint.outstanding}, {@code
 *       floe.endpoint.connections}; tags {@code endpoint}, {@code address}
 * </ul>
 */
public final class FloeMeters implements Observer {
    private record CallKey(String operation, String endpoint, String outcome) {}

    private final MeterRegistry registry;

    private record Place(String endpoint, String address) {}

    private final Map<CallKey, Timer> calls = new ConcurrentHashMap<>();
    private final Set<Place> shown = ConcurrentHashMap.newKeySet();
    private volatile Supplier<List<EndpointStatus>> endpoints = List::of;

    /** Meters in this registry. */
    public FloeMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The communicator whose endpoints the gauges look at; each has its gauges from its first change of health on. */
    public FloeMeters show(Communicator communicator) {
        return show(communicator::endpoints);
    }

    FloeMeters show(Supplier<List<EndpointStatus>> source) {
        endpoints = source;
        return this;
    }

    @Override
    public void answered(Answer answer) {
        timer(answer.operation(), answer.endpoint(), "answered").record(answer.duration());
        attempts(answer.redirected());
    }

    @Override
    public void failed(CallFailure failure) {
        timer(failure.operation(), "-", failure.outcome().name().toLowerCase(Locale.ROOT))
                .record(failure.duration());
        attempts(failure.attempts());
    }

    private Timer timer(String operation, String endpoint, String outcome) {
        return calls.computeIfAbsent(
                new CallKey(operation, endpoint, outcome),
                key -> Timer.builder("floe.calls")
                        .description("calls, from invoke to their end")
                        .tags("operation", operation, "endpoint", endpoint, "outcome", outcome)
                        .register(registry));
    }

    private void attempts(List<Attempt> failed) {
        for (Attempt attempt : failed) {
            registry.counter(
                            "floe.attempts.failed",
                            "endpoint",
                            attempt.endpoint(),
                            "class",
                            attempt.failure().kind().name())
                    .increment();
        }
    }

    @Override
    public void changed(EndpointEvent event) {
        String to = event.avoided() ? "AVOIDED" : event.to().name();
        registry.counter(
                        "floe.endpoint.transitions", "endpoint", event.endpoint(), "address", event.address(), "to", to)
                .increment();
        if (shown.add(new Place(event.endpoint(), event.address()))) {
            EndpointGauges.register(registry, event.endpoint(), event.address(), () -> endpoints.get());
        }
    }
}
