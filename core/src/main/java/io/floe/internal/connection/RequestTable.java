package io.floe.internal.connection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answer. Owned by the connection's event loop.
 *
 * <p>Ids start at 1 and wrap from 2^31-1 to 1 (Ice manual, "Request Message Body"). Each has its place in a ring by its low
 * bits, so that nothing is searched; an id whose place is taken, by one that waits longer than a whole turn, is passed over.
 * The ring is never more than half full.
 */
final class RequestTable {
    private static final int LEAST = 16;

    private @Nullable SentRequest[] ring = new SentRequest[LEAST];
    private int size;
    private int last;

    int add(SentRequest request) {
        if (size >= ring.length / 2) {
            resize(ring.length * 2);
        }
        do {
            last = last == Integer.MAX_VALUE ? 1 : last + 1;
        } while (ring[place(last)] != null);
        request.id(last);
        ring[place(last)] = request;
        size++;
        return last;
    }

    @Nullable
    SentRequest remove(int requestId) {
        SentRequest found = get(requestId);
        if (found != null) {
            ring[place(requestId)] = null;
            size--;
            if (size == 0 && ring.length > LEAST * 64) {
                resize(LEAST); // an idle connection keeps little
            }
        }
        return found;
    }

    @Nullable
    SentRequest get(int requestId) {
        SentRequest there = ring[place(requestId)];
        return there != null && there.id() == requestId ? there : null;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Empties the table. */
    List<SentRequest> drain() {
        List<SentRequest> all = new ArrayList<>(size);
        for (SentRequest request : ring) {
            if (request != null) {
                all.add(request);
            }
        }
        ring = new SentRequest[LEAST];
        size = 0;
        return all;
    }

    private int place(int requestId) {
        return requestId & (ring.length - 1);
    }

    /** Ids that differ in few low bits differ in more of them: nobody loses his place to another. */
    private void resize(int length) {
        @Nullable SentRequest[] before = ring;
        ring = new SentRequest[length];
        for (SentRequest request : before) {
            if (request != null) {
                ring[place(request.id())] = request;
            }
        }
    }
}
