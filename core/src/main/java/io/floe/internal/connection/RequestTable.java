package io.floe.internal.connection;

import io.netty.util.collection.IntObjectHashMap;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answer. Owned by the connection's event loop.
 *
 * <p>Ids start at 1 and wrap from 2^31-1 to 1 (Ice manual, "Request Message Body"); an id still waiting is passed over.
 */
final class RequestTable {
    private final IntObjectHashMap<SentRequest> waiting = new IntObjectHashMap<>();
    private int last;

    int add(SentRequest request) {
        do {
            last = last == Integer.MAX_VALUE ? 1 : last + 1;
        } while (waiting.containsKey(last));
        waiting.put(last, request);
        return last;
    }

    @Nullable
    SentRequest remove(int requestId) {
        return waiting.remove(requestId);
    }

    @Nullable
    SentRequest get(int requestId) {
        return waiting.get(requestId);
    }

    int size() {
        return waiting.size();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Empties the table. */
    List<SentRequest> drain() {
        List<SentRequest> all = new ArrayList<>(waiting.values());
        waiting.clear();
        return all;
    }
}
