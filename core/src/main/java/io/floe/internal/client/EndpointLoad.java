package io.floe.internal.client;

import io.floe.fault.Failure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What one endpoint was asked and how it answered, in numbers. Written by callers and event loops without locks. */
final class EndpointLoad {
    /** Endpoint faults in a row that make an endpoint suspect. */
    private static final int IN_A_ROW = 5;
    /** Fewer calls tell no rate. */
    private static final int ENOUGH = 20;

    private static final double BAD = 0.8;
    private static final double GOOD = 0.95;
    /** What is sent twice takes an endpoint to so many times its usual calls in flight at most. */
    private static final int ROOM = 2;

    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Latencies latencies = new Latencies();
    private final SuccessRate rate = new SuccessRate();
    private volatile float usualOutstanding = 1;

    void started() {
        float usual = usualOutstanding;
        usualOutstanding = usual + (outstanding.incrementAndGet() - usual) / 64;
        calls.increment();
    }

    void ended() {
        outstanding.decrementAndGet();
    }

    void answered(long now) {
        if (faults.get() != 0) {
            faults.set(0);
        }
        rate.succeeded(now);
    }

    /** Counts what is the endpoint's fault, and says whether it was. */
    boolean failed(Failure failure, long now) {
        return switch (failure.kind()) {
            case LOST_SENT, LOST_UNSENT, STALL, TIMEOUT -> {
                failures.increment();
                faults.incrementAndGet();
                rate.failed(now);
                yield true;
            }
            case REFUSED, CONNECT_TIMEOUT, CLOSED_EARLY, TRUST, NOT_ICE, DRAIN, OVERLOAD, LOCAL -> false;
        };
    }

    boolean failedInARow() {
        return faults.get() >= IN_A_ROW;
    }

    boolean failsOften(long now) {
        return rate.calls(now) >= ENOUGH && rate.share(now) < BAD;
    }

    boolean succeedsMostly(long now) {
        return rate.calls(now) > 0 && rate.share(now) >= GOOD;
    }

    /** What went wrong before does not count any more. */
    void forgive() {
        faults.set(0);
        rate.forget();
        latencies.forget();
    }

    /** Whether a call that waits elsewhere may be sent here as well. */
    boolean hasRoom() {
        return outstanding.get() < Math.ceil(ROOM * Math.max(1, usualOutstanding));
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
