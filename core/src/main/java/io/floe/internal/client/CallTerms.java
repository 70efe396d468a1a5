package io.floe.internal.client;

import io.floe.endpoint.ProxyMode;
import io.floe.wire.Invocation;
import java.time.Duration;
import java.util.List;

/**
 * What all calls of a proxy have in common, lest each of them carries it. Immutable.
 *
 * @param environment what they work with
 * @param kind whether they are answered, and whether they are batches
 * @param deadline from the start to the answer
 * @param observers told how each of them ended
 * @param batch the calls that travel together; empty unless this is of one batch
 */
record CallTerms(
        ClientEnvironment environment, Kind kind, Duration deadline, CallObservers observers, List<Invocation> batch) {
    /** How a call travels. */
    enum Kind {
        TWOWAY,
        ONEWAY,
        BATCH
    }

    static CallTerms of(ClientEnvironment environment, ProxyMode mode, ProxyOptions options) {
        Kind kind = switch (mode) {
            case TWOWAY -> Kind.TWOWAY;
            case ONEWAY, DATAGRAM -> Kind.ONEWAY;
            case BATCH_ONEWAY, BATCH_DATAGRAM -> Kind.BATCH;
        };
        return new CallTerms(environment, kind, options.deadline(), options.observers(), List.of());
    }

    /** The same for one batch. */
    CallTerms ofBatch(List<Invocation> calls) {
        return new CallTerms(environment, Kind.BATCH, deadline, observers, calls);
    }
}
