package io.floe.internal.connection;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the bytes that wait to be written: one for each connection, within one for the communicator. Written by callers and
 * event loops without locks.
 */
public final class UnsentBudget {
    private final long limit;
    private final @Nullable UnsentBudget parent;
    private final AtomicLong bytes = new AtomicLong();

    private UnsentBudget(long limit, @Nullable UnsentBudget parent) {
        this.limit = limit;
        this.parent = parent;
    }

    /** The budget of a communicator. */
    public static UnsentBudget ofCommunicator(long limit) {
        return new UnsentBudget(limit, null);
    }

    /** The budget of a connection within this one. */
    UnsentBudget ofConnection(long connectionLimit) {
        return new UnsentBudget(connectionLimit, this);
    }

    /** Takes {@code amount}; false, with nothing taken, if that much is not left. One message may always wait alone. */
    boolean reserve(int amount) {
        long before = bytes.getAndAdd(amount);
        boolean fits = before == 0 || before + amount <= limit;
        if (fits && (parent == null || parent.reserve(amount))) {
            return true;
        }
        bytes.addAndGet(-amount);
        return false;
    }

    void release(int amount) {
        bytes.addAndGet(-amount);
        if (parent != null) {
            parent.release(amount);
        }
    }

    long bytes() {
        return bytes.get();
    }
}
