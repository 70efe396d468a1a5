package io.floe.wire;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heap buffer that knows what was wrapped between the bytes written to it, and that takes large arrays without room to spare, for they mostly come alone, and without clearing the memory first:
 * the compiler leaves that out where a copy follows an allocation at once. Owned by the thread that writes.
 */
final class HeapBuffer extends UnpooledHeapByteBuf {
    private final List<Wrapped> wrapped = new ArrayList<>(0);
    private int wrappedBytes;
    private byte @Nullable [] ready;

    /** What comes before the byte at {@code index}. */
    private record Wrapped(int index, ByteBuffer bytes) {}

    HeapBuffer(int initialBytes) {
        super(UnpooledByteBufAllocator.DEFAULT, initialBytes, Integer.MAX_VALUE);
    }

    /** Writes all of {@code values}, which the buffer has no room for. */
    void append(byte[] values) {
        int at = writerIndex();
        byte[] grown = copy(values, at);
        capacity(at); // growing copies all of the old array, to where the values are
        ready = grown;
        capacity(grown.length);
        writerIndex(grown.length);
    }

    /** Has {@code values} follow what was written so far, without a copy. */
    void wrap(ByteBuffer values) {
        long size = (long) written() + values.remaining();
        if (size > Integer.MAX_VALUE) {
            throw new MarshalException("encapsulation size: " + size + " (expected: 0.." + Integer.MAX_VALUE + ")");
        }
        wrappedBytes += values.remaining();
        wrapped.add(new Wrapped(writerIndex(), values.slice()));
    }

    /** How many bytes were written or wrapped. */
    int written() {
        return Math.addExact(writerIndex(), wrappedBytes);
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
    public HeapBuffer clear() {
        super.clear();
        wrapped.clear();
        wrappedBytes = 0;
        return this;
    }

    private static byte[] copy(byte[] values, int at) {
        int length = values.length;
        byte[] grown = new byte[Math.addExact(at, length)];
        System.arraycopy(values, 0, grown, at, length);
        return grown;
    }

    @Override
    protected byte[] allocateArray(int capacity) {
        byte[] given = ready;
        ready = null;
        return given == null ? super.allocateArray(capacity) : given;
    }
}
