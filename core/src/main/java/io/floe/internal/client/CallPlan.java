package io.floe.internal.client;

import io.floe.endpoint.ToStringMode;
import io.floe.wire.BatchRequestMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.OperationMode;
import io.floe.wire.RequestMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a call is, apart from where it goes. Immutable.
 *
 * @param invocations one, or those of a batch
 * @param kind whether it is answered, and whether it is a batch
 * @param deadline from the start to the answer
 */
record CallPlan(List<Invocation> invocations, Kind kind, Duration deadline) {
    /** How a call travels. */
    enum Kind {
        TWOWAY,
        ONEWAY,
        BATCH
    }

    /** Bytes that a request needs beside its parameters, roughly. */
    private static final int OVERHEAD = 64;

    CallPlan {
        invocations = List.copyOf(invocations);
    }

    /** The call, or the first one of a batch, which speaks for all. */
    Invocation first() {
        return invocations.get(0);
    }

    /** A ping of the same object. */
    Invocation ping() {
        return new Invocation(
                first().identity(),
                first().facet(),
                "ice_ping",
                OperationMode.NONMUTATING,
                Map.of(),
                Encapsulation.empty(encoding()));
    }

    EncodingVersion encoding() {
        return first().params().encoding();
    }

    boolean expectsReply() {
        return kind == Kind.TWOWAY;
    }

    /** A batch counts as idempotent only if all of its calls are. */
    boolean idempotent() {
        return invocations.stream().allMatch(invocation -> invocation.mode().isIdempotent());
    }

    int weight() {
        long weight = 0;
        for (int i = 0; i < invocations.size(); i++) { // by index: every call comes by
            weight += OVERHEAD + invocations.get(i).params().size();
        }
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }

    Message message(int requestId, boolean compress) {
        Compression compression = compress ? Compression.COMPRESSED : Compression.NONE;
        return kind == Kind.BATCH
                ? new BatchRequestMessage(invocations, compression)
                : new RequestMessage(requestId, invocations.get(0), compression);
    }

    /** For people: {@code call 'greet' on 'hello'}. */
    String describe() {
        if (kind == Kind.BATCH) {
            return "batch of " + invocations.size() + " calls";
        }
        Invocation invocation = invocations.get(0);
        return "call '" + invocation.operation() + "' on '" + ToStringMode.UNICODE.print(invocation.identity()) + "'";
    }
}
