package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.EventExecutor;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compressed message while a thread that is no event loop decodes it: a megabyte takes tens of milliseconds, during which no
 * other connection may wait. Owned by the event loop that starts it, then by the worker, then by the event loop again.
 */
final class Unpacking {
    private final AtomicReference<@Nullable ByteBuf> waiting;
    private final MessageCodec codec;
    private final EventExecutor loop;
    private final Consumer<Unpacking> done;
    private @Nullable Message message;
    private @Nullable Throwable failure;

    /**
     * @param packed one whole message, which is released here
     * @param done called on the loop, unless it has ended
     */
    Unpacking(ByteBuf packed, MessageCodec codec, EventExecutor loop, Consumer<Unpacking> done) {
        this.waiting = new AtomicReference<>(packed);
        this.codec = codec;
        this.loop = loop;
        this.done = done;
    }

    void start(Executor workers) {
        try {
            workers.execute(this::decode);
        } catch (RejectedExecutionException stopped) {
            cancel(); // the communicator is closing: nobody waits for the message
        }
    }

    /** Gives back the memory of a message that is still waiting for a worker. */
    void cancel() {
        ByteBuf packed = waiting.getAndSet(null);
        if (packed != null) {
            packed.release();
        }
    }

    private void decode() {
        ByteBuf packed = waiting.getAndSet(null);
        if (packed == null) {
            return;
        }
        try {
            message = codec.decode(packed);
        } catch (RuntimeException | Error e) {
            failure = e; // an Error, too, is that of one message: it must not end a worker
        } finally {
            packed.release();
        }
        if (loop.inEventLoop()) {
            done.accept(this);
            return;
        }
        try {
            loop.execute(() -> done.accept(this));
        } catch (RejectedExecutionException ended) {
            // the loop has closed its channels and ended
        }
    }

    /** Why there is no message; null if there is one. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    Message message() {
        return Objects.requireNonNull(message, "message");
    }
}
