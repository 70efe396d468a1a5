package io.floe.internal.client;

import io.floe.Batch;
import io.floe.wire.Encapsulation;
import io.floe.wire.IceWriter;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A batch that is being filled. Owned by the user's thread. */
public final class FloeBatch implements Batch {
    /** Ice's {@code Ice.BatchAutoFlushSize}; what is queued goes before the call that would cross it (observed from 3.7.8). */
    private static final int AUTO_FLUSH_BYTES = 1 << 20;
    /** What one datagram can hold (65,535 less the IP and UDP headers), less the message's own header. */
    private static final int DATAGRAM_BYTES = 65_507 - 18;
    /** A call's bytes beside its parameters, at most, for names of usual length. */
    private static final int OVERHEAD = 256;

    private final FloeProxy proxy;
    private final List<Invocation> queued = new ArrayList<>();
    private CompletableFuture<Void> flushed = CompletableFuture.completedFuture(null);
    private int bytes;

    FloeBatch(FloeProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    public Batch add(String operation, Consumer<IceWriter> parameters) {
        Encapsulation encoded = Encapsulation.write(proxy.reference().encoding(), parameters);
        int size = encoded.size() + OVERHEAD;
        if (bytes + size > limit() && !queued.isEmpty()) {
            CompletableFuture<Void> before = flushed;
            flushed = send().thenCombine(before, (now, then) -> null);
        }
        queued.add(proxy.invocation(operation, OperationMode.NORMAL, encoded));
        bytes += size;
        return this;
    }

    private int limit() {
        return proxy.reference().mode().isDatagram() ? DATAGRAM_BYTES : AUTO_FLUSH_BYTES;
    }

    @Override
    public int size() {
        return queued.size();
    }

    @Override
    public CompletableFuture<Void> flush() {
        CompletableFuture<Void> before = flushed;
        flushed = CompletableFuture.completedFuture(null);
        return send().thenCombine(before, (now, then) -> null);
    }

    private CompletableFuture<Void> send() {
        if (queued.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CallPlan plan = new CallPlan(queued, CallPlan.Kind.BATCH, proxy.deadline());
        queued.clear();
        bytes = 0;
        return proxy.start(plan).thenApply(reply -> null);
    }
}
