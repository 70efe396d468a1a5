package io.floe.metrics.micrometer;

import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is known of one endpoint, looked up when somebody asks. Stateless. */
final class EndpointGauges {
    private EndpointGauges() {}

    static void register(
            MeterRegistry registry, String endpoint, String address, Supplier<List<EndpointStatus>> endpoints) {
        gauge(registry, "usable", endpoint, address, endpoints, EndpointGauges::usable);
        gauge(registry, "outstanding", endpoint, address, endpoints, EndpointStatus::outstanding);
        gauge(registry, "connections", endpoint, address, endpoints, EndpointStatus::connections);
    }

    private static double usable(EndpointStatus status) {
        boolean connected = status.state() == EndpointState.UP || status.state() == EndpointState.WARMING;
        return connected && !status.avoided() ? 1 : 0;
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String endpoint,
            String address,
            Supplier<List<EndpointStatus>> endpoints,
            ToDoubleFunction<EndpointStatus> figure) {
        Gauge.builder(
                        "floe.endpoint." + name,
                        () -> endpoints.get().stream()
                                .filter(status -> status.endpoint().equals(endpoint)
                                        && status.address().equals(address))
                                .mapToDouble(figure)
                                .findFirst()
                                .orElse(0))
                .tags("endpoint", endpoint, "address", address)
                .register(registry);
    }
}
