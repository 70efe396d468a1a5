package io.floe;

import io.floe.internal.client.FloeBatch;
import io.floe.wire.IceWriter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Oneway calls that are sent as one message to one endpoint. Owned by the thread that fills it; not thread-safe. Nothing is
 * sent before {@link #flush}, but for a batch that reaches the size at which Ice flushes by itself (1 MiB).
 */
public sealed interface Batch permits FloeBatch {
    /** Queues one call; {@code parameters} is encoded now. */
    Batch add(String operation, Consumer<IceWriter> parameters);

    /** How many calls wait. */
    int size();

    /** Sends what waits; completes once it was written to a socket. An empty batch completes at once. */
    CompletableFuture<Void> flush();
}
