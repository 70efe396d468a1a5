package io.floe.bench;

import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Calls a contestant's server in the contestant's own best manner. Thread-safe. */
interface EchoCaller extends AutoCloseable {
    /** A synchronous call. */
    byte[] call(byte[] payload) throws Exception;

    /** An asynchronous call; {@code done} runs wherever this contestant runs continuations by default. */
    void start(byte[] payload, BiConsumer<byte @Nullable [], @Nullable Throwable> done);

    /** As {@link #start}, by what this contestant has for large payloads, which must not change any more. */
    default void startBulk(byte[] payload, BiConsumer<@Nullable ByteBuffer, @Nullable Throwable> done) {
        start(payload, (reply, thrown) -> done.accept(reply == null ? null : ByteBuffer.wrap(reply), thrown));
    }

    /** A connection of its own to the server's port of this index, one call over it, and its end. On one thread. */
    void connectAndCall(byte[] payload, int port) throws Exception;

    /** The TLS suite of the connection that calls take, after the first call; {@code -} without TLS. */
    String suite() throws Exception;

    @Override
    void close();
}
