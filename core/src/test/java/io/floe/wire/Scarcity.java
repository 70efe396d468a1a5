package io.floe.wire;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/** Memory that is spent while a buffer of several parts is made. Owned by its test. */
final class Scarcity extends AbstractByteBufAllocator {
    final OutOfMemoryError spent = new OutOfMemoryError("expected by the test");

    /** All buffers that it gave. */
    final List<ByteBuf> made = new ArrayList<>();

    private final int failing;

    /** @param failing the part that there is no room for, from 1 */
    Scarcity(int failing) {
        super(true);
        this.failing = failing;
    }

    private <B extends ByteBuf> B given(B buffer) {
        made.add(buffer);
        return buffer;
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return given(UnpooledByteBufAllocator.DEFAULT.heapBuffer(initialCapacity, maxCapacity));
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return given(UnpooledByteBufAllocator.DEFAULT.directBuffer(initialCapacity, maxCapacity));
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    @Override
    public CompositeByteBuf compositeDirectBuffer() {
        return given(new Full(this));
    }

    /** Gives back what it cannot take, as the buffer does that it stands for. */
    private final class Full extends CompositeByteBuf {
        Full(Scarcity memory) {
            super(memory, true, 16);
        }

        @Override
        public CompositeByteBuf addFlattenedComponents(boolean increaseWriterIndex, ByteBuf part) {
            if (numComponents() == failing - 1) {
                part.release();
                throw spent;
            }
            return super.addFlattenedComponents(increaseWriterIndex, part);
        }
    }
}
