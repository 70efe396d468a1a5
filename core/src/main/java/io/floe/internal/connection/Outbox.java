package io.floe.internal.connection;

import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.Executor;

/**
 * Writes a connection's messages so that those that meet in one turn of the event loop share few flushes. Owned by the
 * connection's event loop, but for the budget, which callers reserve from.
 */
final class Outbox {
    /**
     * So much does not wait for the end of the turn: the peer works on it while the rest is made. A full TLS record, but not
     * fewer messages than are worth the flush.
     */
    private static final int ENOUGH_BYTES = 16 * 1024;

    private static final int ENOUGH_MESSAGES = 32;

    private final Channel channel;
    private final MessageCodec codec;
    private final Executor packing;
    private final UnsentBudget budget;
    private final UnreadAnswers unread;
    private long unflushedBytes;
    private int unflushedMessages;
    private boolean flushing;

    Outbox(Channel channel, ConnectionEnvironment environment, UnreadAnswers unread) {
        this.channel = channel;
        this.codec = environment.codec();
        this.packing = environment.packing();
        this.budget = environment
                .memory()
                .unsent()
                .ofConnection(environment.settings().unsentBytes());
        this.unread = unread;
    }

    /** Takes room for a message that is going to be written; on the caller's thread. */
    boolean reserve(int weight) {
        return budget.reserve(weight);
    }

    void release(int weight) {
        budget.release(weight);
    }

    /** Whether a message takes so long to encode that this is better done on {@link #packing}; on any thread. */
    boolean compresses(Message message) {
        return codec.compresses(message);
    }

    Executor packing() {
        return packing;
    }

    /** A message's bytes, for the caller to release; on any thread. */
    ByteBuf encode(Message message) {
        return codec.encode(message, channel.alloc());
    }

    /** Writes what nobody asks about afterwards. Somebody must {@link #flush} at the end of the turn. */
    void write(ByteBuf bytes) {
        write(bytes, channel.newPromise());
    }

    /** Writes a message; the outcome is a failure if it was not wholly written. Somebody must {@link #flush} at the end of the turn. */
    void write(ByteBuf bytes, ChannelPromise outcome) {
        int size = bytes.readableBytes();
        unread.written(size);
        channel.write(bytes, outcome);
        unflushedBytes += size;
        unflushedMessages++;
        if (unflushedBytes >= ENOUGH_BYTES && unflushedMessages >= ENOUGH_MESSAGES) {
            flush();
        }
    }

    /** Sends what was written, if anything was. A peer within the process may answer, and be answered, meanwhile. */
    void flush() {
        if (flushing) {
            return;
        }
        flushing = true;
        try {
            while (unflushedMessages > 0) {
                unflushedMessages = 0;
                unflushedBytes = 0;
                channel.flush();
                unread.flushed();
            }
        } finally {
            flushing = false;
        }
    }
}
