package io.floe.internal.client;

import io.floe.Batch;
import io.floe.endpoint.ObjectReference;
import io.floe.internal.connection.ConnectionSettings;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceWriter;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A batch that is being filled. Owned by the user's thread. */
public final class FloeBatch implements Batch {
    /** The message's header and the number of calls. */
    private static final int HEADER_BYTES = 18;
    /** A call's mode, the size of its operation's name and the header of its encapsulation, at most. */
    private static final int FIXED_BYTES = 12;
    /** Of one character, at most. */
    private static final int UTF_8_BYTES = 3;

    private final FloeProxy proxy;
    private final int bytesOfEach;
    private final List<Invocation> queued = new ArrayList<>();
    private CompletableFuture<Void> flushed = CompletableFuture.completedFuture(null);
    private long bytes;

    FloeBatch(FloeProxy proxy) {
        this.proxy = proxy;
        this.bytesOfEach = FIXED_BYTES + bytesOfEach(proxy.reference(), proxy.context());
    }

    /** What every call of a proxy repeats. */
    private static int bytesOfEach(ObjectReference reference, Map<String, String> context) {
        IceWriter out = IceWriter.of(EncodingVersion.V1_0);
        out.writeIdentity(reference.identity());
        out.writeFacet(reference.facet());
        out.writeContext(context);
        return out.toByteArray().length;
    }

    @Override
    public Batch add(String operation, Consumer<IceWriter> parameters) {
        Encapsulation encoded = Encapsulation.write(proxy.reference().encoding(), parameters);
        int size = bytesOfEach + UTF_8_BYTES * operation.length() + encoded.size();
        // what is queued goes before the call that would cross the limit (observed from Ice 3.7.8)
        if (bytes + size > limit() && !queued.isEmpty()) {
            CompletableFuture<Void> before = flushed;
            flushed = send().thenCombine(before, (now, then) -> null);
        }
        queued.add(proxy.invocation(operation, OperationMode.NORMAL, encoded));
        bytes += size;
        return this;
    }

    private int limit() {
        ConnectionSettings settings = proxy.connectionSettings();
        boolean datagram = proxy.reference().mode().isDatagram();
        return (datagram ? settings.batchDatagramBytes() : settings.batchBytes()) - HEADER_BYTES;
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
        List<Invocation> batch = List.copyOf(queued);
        queued.clear();
        bytes = 0;
        return proxy.start(batch).thenApply(reply -> null);
    }
}
