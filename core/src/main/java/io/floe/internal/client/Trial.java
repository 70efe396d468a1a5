package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A member that is passed over, for one idempotent call to see whether it is well again. Thread-safe. */
final class Trial {
    private final AtomicReference<@Nullable Hop> offered = new AtomicReference<>();

    /** Nothing happens if another member is offered already. */
    void offer(Hop member) {
        offered.compareAndSet(null, member);
    }

    /** Whether no call took the offer, if it was made. */
    boolean withdraw(Hop member) {
        return offered.compareAndSet(member, null);
    }

    /** What is offered, if the call may try it; no other call gets it then. */
    @Nullable
    Hop take(Pick pick) {
        Hop member = offered.get();
        boolean taken = member != null
                && pick instanceof InvocationPath call
                && call.mayTry(member)
                && offered.compareAndSet(member, null);
        return taken ? member : null;
    }
}
