package io.floe.wire;

import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A heap buffer that knows what was wrapped between the bytes written to it. Owned by the thread that writes. */
final class WrappingBuffer extends HeapBuffer {
    private final List<Wrapped> wrapped = new ArrayList<>(0);
    private int wrappedBytes;

    /** What comes before the byte at {@code index}. */
    private record Wrapped(int index, ByteBuffer bytes) {}

    WrappingBuffer(int initialBytes) {
        super(initialBytes);
    }

    /** Has {@code values} follow what was written so far, without a copy. */
    void wrap(ByteBuffer values) {
        size((long) written() + values.remaining());
        wrappedBytes += values.remaining();
        wrapped.add(new Wrapped(writerIndex(), values.slice()));
    }

    /** How many bytes were written or wrapped. */
    int written() {
        return size((long) writerIndex() + wrappedBytes);
    }

    private static int size(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new MarshalException("encapsulation size: " + bytes + " (expected: 0.." + Integer.MAX_VALUE + ")");
        }
        return (int) bytes;
    }

    boolean isInPieces() {
        return !wrapped.isEmpty();
    }

    /** All that was written, copied, and what was wrapped, as it is. */
    Pieces pieces() {
        ByteBuffer copy = ByteBuffer.wrap(ByteBufUtil.getBytes(this));
        List<ByteBuffer> buffers = new ArrayList<>(2 * wrapped.size() + 1);
        int from = 0;
        for (Wrapped next : wrapped) {
            if (next.index() > from) {
                buffers.add(copy.slice(from, next.index() - from));
            }
            buffers.add(next.bytes());
            from = next.index();
        }
        if (copy.limit() > from) {
            buffers.add(copy.slice(from, copy.limit() - from));
        }
        return new Pieces(buffers, written());
    }

    @Override
    public WrappingBuffer clear() {
        super.clear();
        wrapped.clear();
        wrappedBytes = 0;
        return this;
    }
}
