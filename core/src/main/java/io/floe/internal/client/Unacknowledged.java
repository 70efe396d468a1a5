package io.floe.internal.client;

import io.floe.spi.Transmission;

/**
 * For how long what was sent on one connection has waited for an acknowledgement. Owned by the connection's event loop, which
 * does not look all the time: what it saw before the last acknowledgement came says nothing of now.
 */
final class Unacknowledged {
    private boolean waiting;
    private long since;
    private int repeats;
    private long repeatedSince;

    /** Nanoseconds, as far as it was seen; 0 if nothing waits. */
    long nanos(Transmission seen, long now) {
        return Math.max(mute(seen, now), deaf(seen, now));
    }

    /** Nothing is heard of the peer's host. */
    private long mute(Transmission seen, long now) {
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

    /**
     * Nothing of ours gets there, although the peer may be heard: a host that no packet reaches says its last words again and
     * again, and each time acknowledges what it had. So many repetitions bound the time, for they are ever rarer: what was
     * seen long ago may have been another loss.
     */
    private long deaf(Transmission seen, long now) {
        boolean goesOn = repeats > 0 && seen.repeats() >= repeats;
        repeats = seen.repeats();
        if (repeats == 0) {
            return 0;
        }
        long timeout = seen.retransmitAfter().toNanos();
        if (!goesOn) {
            repeatedSince = now - timeout;
        }
        return Math.min(now - repeatedSince, timeout * ((2L << Math.min(repeats, 20)) - 1));
    }
}
