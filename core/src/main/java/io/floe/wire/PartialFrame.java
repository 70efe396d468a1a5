package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * The message that has begun to arrive; owned by the event loop of its frame decoder's channel.
 *
 * <p>The header is checked before anything is allocated for the body, and until 64 KiB have come no more than that is. The
 * rest is allocated once the budget allows, on the heap: what the read buffer holds is put where the message will have it for
 * good, and is not copied again.
 */
final class PartialFrame {
    static final int EAGER_BYTES = 64 * 1024;

    private final int sizeMax;
    private final ReceiveBudget budget;
    private @Nullable ByteBuf header;
    private @Nullable ByteBuf frame;
    private int size;
    private int reserved;

    PartialFrame(int sizeMax, ReceiveBudget budget) {
        this.sizeMax = sizeMax;
        this.budget = budget;
    }

    boolean isEmpty() {
        return bytes() == 0;
    }

    int bytes() {
        if (frame != null) {
            return frame.readableBytes();
        }
        return header == null ? 0 : header.readableBytes();
    }

    /** Size of the whole message, once {@link #fill} has returned it. */
    int size() {
        return size;
    }

    /**
     * Takes from {@code in} what the message lacks, or less if the budget is spent.
     *
     * @return the whole message at index 0, good until {@link #clear}; null if more is to come, or {@code in} still has some
     * @throws ProtocolException if the header is wrong
     */
    @Nullable
    ByteBuf fill(ByteBuf in, ByteBufAllocator allocator) {
        ByteBuf body = frame == null ? begin(in, allocator) : frame;
        if (body == null) {
            return null;
        }
        transfer(in, body);
        if (!body.isWritable() && body.readableBytes() < size && budget.reserve(size)) {
            reserved = size;
            body = grow(body);
            transfer(in, body);
        }
        return body.readableBytes() == size ? body : null;
    }

    /** All of a large message, for the message to keep; null of one that was small enough for a buffer that is used again. */
    byte @Nullable [] ownArray() {
        return frame == null || reserved == 0 ? null : frame.array();
    }

    void clear() {
        if (frame != null) {
            frame.release();
            frame = null;
        }
        if (reserved > 0) {
            budget.release(reserved);
            reserved = 0;
        }
        header = null;
        size = 0;
    }

    private @Nullable ByteBuf begin(ByteBuf in, ByteBufAllocator allocator) {
        if (header == null) {
            header = Unpooled.buffer(MessageHeader.BYTES, MessageHeader.BYTES);
        }
        transfer(in, header);
        int bytes = header.readableBytes();
        if (bytes >= MessageHeader.MAGIC_BYTES) {
            // a stranger is refused at once, not when its fourteenth byte has come
            MessageHeader.checkMagic(header, 0, bytes);
        }
        if (bytes < MessageHeader.BYTES) {
            return null;
        }
        size = MessageHeader.check(header, 0, sizeMax);
        int capacity = Math.min(size, EAGER_BYTES);
        ByteBuf body = allocator.ioBuffer(capacity, capacity);
        body.writeBytes(header);
        header = null;
        frame = body;
        return body;
    }

    private ByteBuf grow(ByteBuf body) {
        ByteBuf whole = Unpooled.buffer(size, size);
        whole.writeBytes(body);
        body.release();
        frame = whole;
        return whole;
    }

    private static void transfer(ByteBuf in, ByteBuf out) {
        out.writeBytes(in, Math.min(in.readableBytes(), out.writableBytes()));
    }
}
