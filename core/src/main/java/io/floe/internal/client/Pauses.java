package io.floe.internal.client;

import io.floe.internal.control.Control;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Calls that wait before they are tried again. Owned by the control thread; calls come from any thread. */
public final class Pauses {
    private final Control control;
    private final Set<InvocationPath> calls = new LinkedHashSet<>();
    private boolean closed;

    /** No call waits yet. */
    public Pauses(Control control) {
        this.control = control;
    }

    /** A call goes on with {@code next} after its pause, or is told that the communicator is shut down. */
    void begin(InvocationPath call, Runnable next, Duration pause) {
        control.execute(() -> {
            if (closed) {
                call.shutDown();
                return;
            }
            calls.add(call);
            control.plan(() -> end(call, next), pause.toNanos());
        });
    }

    private void end(InvocationPath call, Runnable next) {
        if (calls.remove(call)) {
            next.run();
        }
    }

    /** Nobody waits any more. */
    void shutDown() {
        closed = true;
        List.copyOf(calls).forEach(InvocationPath::shutDown);
        calls.clear();
    }
}
