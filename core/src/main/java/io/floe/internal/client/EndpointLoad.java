package io.floe.internal.client;

import io.floe.fault.Failure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What one endpoint was asked and how it answered, in numbers. Written by callers and event loops without locks. */
final class EndpointLoad {
    private final AtomicInteger outstanding = new AtomicInteger();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Latencies latencies = new Latencies();

    void started() {
        outstanding.incrementAndGet();
        calls.increment();
    }

    void ended() {
        outstanding.decrementAndGet();
    }

    void answered(String operation, long nanos, long now) {
        latencies.record(operation, nanos, now);
    }

    void failed(Failure failure) {
        switch (failure.kind()) {
            case LOST_SENT, LOST_UNSENT, STALL, TIMEOUT -> failures.increment();
            case REFUSED, CONNECT_TIMEOUT, CLOSED_EARLY, TRUST, NOT_ICE, DRAIN, OVERLOAD, LOCAL -> {
                // nothing that a call suffered there
            }
        }
    }

    int outstanding() {
        return outstanding.get();
    }

    long calls() {
        return calls.sum();
    }

    long failures() {
        return failures.sum();
    }

    Latencies latencies() {
        return latencies;
    }
}
