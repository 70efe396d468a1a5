package io.floe.internal.client;

import io.floe.Reply;
import io.floe.balance.Balancer.Pick;
import io.floe.endpoint.ToStringMode;
import io.floe.wire.BatchRequestMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.OperationMode;
import io.floe.wire.RequestMessage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a call is, apart from where it goes. Thread-safe: all of this is fixed when the call is made. */
abstract class CallPlan extends CallFuture<Reply> implements Pick {
    /** Bytes that a request needs beside its parameters, roughly. */
    private static final int OVERHEAD = 64;

    private final CallTerms terms;
    /** The call, or the first one of a batch, which speaks for all. */
    private final Invocation first;

    private final long started;

    CallPlan(CallTerms terms, Invocation first) {
        this.terms = terms;
        this.first = first;
        this.started = environment().now();
    }

    /** When it began, in the clock's nanoseconds. */
    final long started() {
        return started;
    }

    /** How long it has been under way. */
    final Duration age() {
        return Duration.ofNanos(environment().now() - started);
    }

    final CallTerms terms() {
        return terms;
    }

    final ClientEnvironment environment() {
        return terms.environment();
    }

    @Override
    final Executor callbacks() {
        return environment().callbacks();
    }

    final String operation() {
        return first.operation();
    }

    @Override
    public final Identity identity() {
        return first.identity();
    }

    @Override
    public final @Nullable String context(String key) {
        return first.context().get(key);
    }

    final EncodingVersion encoding() {
        return first.params().encoding();
    }

    final Duration deadline() {
        return terms.deadline();
    }

    public final boolean expectsReply() {
        return terms.kind() == CallTerms.Kind.TWOWAY;
    }

    /** A batch counts as idempotent only if all of its calls are. */
    final boolean idempotent() {
        return first.mode().isIdempotent()
                && terms.batch().stream().allMatch(call -> call.mode().isIdempotent());
    }

    public final int weight() {
        return terms.batch().isEmpty() ? weight(first) : weightOfBatch();
    }

    private int weightOfBatch() {
        long weight = terms.batch().stream().mapToLong(CallPlan::weight).sum();
        return (int) Math.min(Integer.MAX_VALUE, weight);
    }

    private static int weight(Invocation call) {
        return (int) Math.min(Integer.MAX_VALUE, (long) OVERHEAD + call.params().size());
    }

    public final Message message(int requestId, boolean compress) {
        Compression compression = compress ? Compression.COMPRESSED : Compression.NONE;
        return terms.batch().isEmpty()
                ? new RequestMessage(requestId, first, compression)
                : new BatchRequestMessage(terms.batch(), compression);
    }

    /** A ping of the same object. */
    final Invocation ping() {
        return new Invocation(
                first.identity(),
                first.facet(),
                "ice_ping",
                OperationMode.NONMUTATING,
                Map.of(),
                Encapsulation.empty(encoding()));
    }

    final String describe() {
        return describe(terms, first);
    }

    /** For people: {@code call 'greet' on 'hello'}. */
    static String describe(CallTerms terms, Invocation first) {
        return terms.batch().isEmpty()
                ? "call '" + first.operation() + "' on '" + ToStringMode.UNICODE.print(first.identity()) + "'"
                : "batch of " + terms.batch().size() + " calls";
    }
}
