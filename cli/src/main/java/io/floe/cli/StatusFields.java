package io.floe.cli;

import io.floe.EndpointEvent;
import io.floe.EndpointStatus;
import io.floe.fault.Failure;

/** What is known of an endpoint, and what changes, as members for programs. Stateless. */
final class StatusFields {
    private StatusFields() {}

    static Fields of(EndpointStatus status) {
        return Fields.of("endpoint", status.endpoint())
                .and("address", status.address())
                .and("state", status.state().name())
                .and("avoided", status.avoided())
                .and("sinceMs", Figures.number(status.since()))
                .and("connections", status.connections())
                .and("outstanding", status.outstanding())
                .and("calls", status.calls())
                .and("failures", status.failures())
                .and("p50Ms", status.p50().map(Figures::number).orElse(null))
                .and("p99Ms", status.p99().map(Figures::number).orElse(null))
                .and("lastFailure", status.lastFailure().map(Failure::toString).orElse(null))
                .and("nextProbeMs", status.nextProbe().map(Figures::number).orElse(null));
    }

    static Fields of(EndpointEvent event) {
        return Fields.of("event", "endpoint")
                .and("endpoint", event.endpoint())
                .and("address", event.address())
                .and("from", event.from().name())
                .and("to", event.to().name())
                .and("avoided", event.avoided())
                .and(
                        "class",
                        event.failure().map(failure -> failure.kind().name()).orElse(null))
                .and("reason", event.reason())
                .and("nextProbeMs", event.nextProbe().map(Figures::number).orElse(null));
    }
}
