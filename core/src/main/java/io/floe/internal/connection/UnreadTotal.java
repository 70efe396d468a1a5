package io.floe.internal.connection;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of answers the peers of a communicator leave unread; connections report their own. Thread-safe. */
public final class UnreadTotal {
    private final long limit;
    private final AtomicLong bytes = new AtomicLong();

    /** @param limit bytes beyond which no more requests are read from those that leave answers unread */
    public UnreadTotal(long limit) {
        this.limit = limit;
    }

    void add(long more) {
        if (more != 0) {
            bytes.addAndGet(more);
        }
    }

    boolean wouldExceed(long more) {
        return bytes.get() + more > limit;
    }
}
