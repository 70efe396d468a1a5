package io.floe.internal.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The calls of one group that found no open connection, the first to come first. Owned by the control thread. */
final class WaitingCalls {
    private final Map<InvocationPath, WaitingCall> calls = new LinkedHashMap<>();

    WaitingCall add(InvocationPath path) {
        WaitingCall call = new WaitingCall(path);
        calls.put(path, call);
        return call;
    }

    /** Whether it waited until now. */
    boolean remove(InvocationPath path) {
        return calls.remove(path) != null;
    }

    boolean contains(WaitingCall call) {
        return calls.get(call.path()) == call;
    }

    boolean none() {
        return calls.isEmpty();
    }

    /** Some of them may leave meanwhile. */
    void forEach(Consumer<WaitingCall> action) {
        List.copyOf(calls.values()).forEach(action);
    }

    /** Looks whether one can go on; a balancer may be a stranger's, and who is failed by it waits no more. */
    void look(WaitingCall call, Consumer<WaitingCall> look) {
        try {
            look.accept(call);
        } catch (RuntimeException e) {
            if (remove(call.path())) {
                call.path().endWith(e);
            }
        }
    }

    void shutDown() {
        forEach(call -> call.path().shutDown());
        calls.clear();
    }
}
