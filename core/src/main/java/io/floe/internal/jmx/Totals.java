package io.floe.internal.jmx;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.EndpointEvent;
import io.floe.Observer;
import io.floe.fault.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of one communicator. Thread-safe. */
final class Totals implements CommunicatorMXBean, Observer {
    private final LongAdder answered = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder redirected = new LongAdder();
    private final LongAdder notRun = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder transitions = new LongAdder();

    @Override
    public void answered(Answer answer) {
        answered.increment();
        nanos.add(answer.duration().toNanos());
        if (!answer.redirected().isEmpty()) {
            redirected.increment();
        }
    }

    @Override
    public void failed(CallFailure failure) {
        (failure.outcome() == Outcome.UNKNOWN ? unknown : notRun).increment();
    }

    @Override
    public void changed(EndpointEvent event) {
        transitions.increment();
    }

    @Override
    public long getAnswered() {
        return answered.sum();
    }

    @Override
    public long getRedirected() {
        return redirected.sum();
    }

    @Override
    public long getFailedNotRun() {
        return notRun.sum();
    }

    @Override
    public long getFailedUnknown() {
        return unknown.sum();
    }

    @Override
    public double getMeanMillis() {
        long calls = answered.sum();
        return calls == 0 ? 0 : nanos.sum() / 1e6 / calls;
    }

    @Override
    public long getTransitions() {
        return transitions.sum();
    }
}
