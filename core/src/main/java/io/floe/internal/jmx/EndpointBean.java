package io.floe.internal.jmx;

import io.floe.EndpointStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows one endpoint as it is when somebody looks. Immutable. */
final class EndpointBean implements EndpointMXBean {
    private final Supplier<Optional<EndpointStatus>> status;

    /** Empty when the communicator has forgotten the endpoint. */
    EndpointBean(Supplier<Optional<EndpointStatus>> status) {
        this.status = status;
    }

    private <T> T get(Function<EndpointStatus, T> figure, T without) {
        return status.get().map(figure).orElse(without);
    }

    private static double millis(Optional<Duration> time) {
        return time.map(known -> known.toNanos() / 1e6).orElse(-1.0);
    }

    @Override
    public String getState() {
        return get(now -> now.avoided() ? "AVOIDED" : now.state().name(), "IDLE");
    }

    @Override
    public double getSecondsInState() {
        return get(now -> now.since().toNanos() / 1e9, 0.0);
    }

    @Override
    public int getConnections() {
        return get(EndpointStatus::connections, 0);
    }

    @Override
    public int getOutstanding() {
        return get(EndpointStatus::outstanding, 0);
    }

    @Override
    public long getCalls() {
        return get(EndpointStatus::calls, 0L);
    }

    @Override
    public long getFailures() {
        return get(EndpointStatus::failures, 0L);
    }

    @Override
    public double getP50Millis() {
        return get(now -> millis(now.p50()), -1.0);
    }

    @Override
    public double getP99Millis() {
        return get(now -> millis(now.p99()), -1.0);
    }

    @Override
    public String getLastFailure() {
        return get(now -> now.lastFailure().map(Object::toString).orElse(""), "");
    }

    @Override
    public double getNextProbeMillis() {
        return get(now -> millis(now.nextProbe()), -1.0);
    }
}
