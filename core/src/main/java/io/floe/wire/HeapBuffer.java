package io.floe.wire;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A heap buffer that takes large arrays without room to spare, for they mostly come alone, and without clearing the memory first:
 * the compiler leaves that out where a copy follows an allocation at once. Owned by the thread that writes.
 */
class HeapBuffer extends UnpooledHeapByteBuf {
    private byte @Nullable [] ready;

    HeapBuffer(int initialBytes) {
        super(UnpooledByteBufAllocator.DEFAULT, initialBytes, Integer.MAX_VALUE);
    }

    /** Writes all of {@code values}, which the buffer has no room for. */
    final void append(byte[] values) {
        int at = writerIndex();
        byte[] grown = copy(values, at);
        capacity(at); // growing copies all of the old array, to where the values are
        ready = grown;
        capacity(grown.length);
        writerIndex(grown.length);
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
