package io.floe.internal.client;

import io.floe.spi.Transmission;

/**
 * For how long what was sent on one connection has waited for an acknowledgement. Owned by the connection's event loop, which
 * does not look all the time: what it saw before the last acknowledgement came says nothing of now.
 */
final class Unacknowledged {
    private boolean waiting;
    private long since;

    /** Nanoseconds, as far as it was seen; 0 if nothing waits. */
    long nanos(Transmission seen, long now) {
        boolean before = waiting;
        waiting = seen.unacknowledged();
        if (!waiting) {
            return 0;
        }
        long lastAck = now - seen.sinceAck().toNanos();
        if (!before || lastAck - since > 0) {
            since = now;
        }
        return now - since;
    }
}
