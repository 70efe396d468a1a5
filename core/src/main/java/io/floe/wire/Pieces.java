package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes that lie in several places: what was written, and in between what was wrapped, where its user has it. Immutable, as
 * far as the user keeps his word.
 *
 * @param buffers in order; their positions and limits never change
 * @param size of all together
 */
record Pieces(List<ByteBuffer> buffers, int size) {
    /** Fewer bytes are copied: that costs less than another piece. */
    static final int LEAST_BYTES = 4096;

    /** Writes {@code values} without moving their position, in one copy; or as a piece, if they are worth it and {@code out} takes any. */
    static void write(ByteBuffer values, ByteBuf out) {
        int length = values.remaining();
        if (length >= LEAST_BYTES && out instanceof WrappingBuffer heap) {
            heap.wrap(values);
        } else if (values.hasArray()) {
            out.writeBytes(values.array(), values.arrayOffset() + values.position(), length);
        } else if (length > 0) { // what is read-only Netty would copy twice
            out.ensureWritable(length);
            out.internalNioBuffer(out.writerIndex(), length).put(values.duplicate());
            out.writerIndex(out.writerIndex() + length);
        }
    }

    void writeTo(ByteBuf out) {
        for (ByteBuffer buffer : buffers) {
            write(buffer, out);
        }
    }

    /** All in one buffer, none copied. */
    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(buffers.size(), buffers.toArray(new ByteBuffer[0]));
    }

    byte[] toByteArray() {
        ByteBuffer whole = ByteBuffer.allocate(size);
        for (ByteBuffer buffer : buffers) {
            whole.put(buffer.duplicate());
        }
        return whole.array();
    }
}
