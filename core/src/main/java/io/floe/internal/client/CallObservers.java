package io.floe.internal.client;

import io.floe.Answer;
import io.floe.CallFailure;
import io.floe.CallObserver;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several observers, each of them whatever the others throw. Immutable. */
record CallObservers(List<CallObserver> all) implements CallObserver {
    private static final Logger LOG = LoggerFactory.getLogger(CallObservers.class);

    CallObservers {
        all = List.copyOf(all);
    }

    /** These and one more. */
    CallObservers and(CallObserver more) {
        return new CallObservers(Stream.concat(all.stream(), Stream.of(more)).toList());
    }

    @Override
    public void answered(Answer answer) {
        tell(answer.operation(), observer -> observer.answered(answer));
    }

    @Override
    public void failed(CallFailure failure) {
        tell(failure.operation(), observer -> observer.failed(failure));
    }

    /** An operation was answered there; costs nothing where nobody asks. */
    void answered(InvocationPath call, Hop answering) {
        if (!all.isEmpty()) {
            answered(new Answer(
                    call.operation(), answering.endpoint(), answering.address(), call.age(), call.attempts()));
        }
    }

    void failed(InvocationPath call, RuntimeException cause) {
        if (!all.isEmpty()) {
            failed(new CallFailure(call.operation(), call.age(), cause));
        }
    }

    private void tell(String operation, Consumer<CallObserver> what) {
        for (CallObserver observer : all) {
            try {
                what.accept(observer);
            } catch (RuntimeException e) { // an observer is the user's
                LOG.warn("observer of call '{}' failed", operation, e);
            }
        }
    }
}
