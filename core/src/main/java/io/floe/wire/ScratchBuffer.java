package io.floe.wire;

import io.netty.buffer.ByteBufUtil;
import java.util.function.Consumer;

/** What a thread encodes values in before their size is known. Each thread has one of its own. */
final class ScratchBuffer {
    private static final int INITIAL_BYTES = 512;
    /** What grew beyond this is not kept. */
    private static final int KEPT_BYTES = 16 * 1024;

    private static final ThreadLocal<ScratchBuffer> OF_THREAD = ThreadLocal.withInitial(ScratchBuffer::new);

    private final WrappingBuffer buffer = new WrappingBuffer(INITIAL_BYTES);
    /** Of the encoding that was wanted last, as it mostly is again. */
    private IceWriter writer = IceWriter.on(buffer, EncodingVersion.V1_1);

    private boolean taken;

    private ScratchBuffer() {}

    /** What {@code content} writes. */
    static Encapsulation encapsulation(EncodingVersion encoding, Consumer<IceWriter> content) {
        ScratchBuffer scratch = OF_THREAD.get();
        if (scratch.taken) { // content that makes another encapsulation meanwhile
            WrappingBuffer own = new WrappingBuffer(INITIAL_BYTES);
            content.accept(IceWriter.on(own, encoding));
            return encapsulation(encoding, own);
        }
        scratch.taken = true;
        try {
            content.accept(scratch.writer(encoding));
            return encapsulation(encoding, scratch.buffer);
        } finally {
            scratch.clear();
        }
    }

    private IceWriter writer(EncodingVersion encoding) {
        if (!writer.encoding().equals(encoding)) {
            writer = IceWriter.on(buffer, encoding);
        }
        return writer.again();
    }

    /** A copy of the bytes, but for those that were wrapped; or the array itself, if it is not kept and little of it is empty. */
    private static Encapsulation encapsulation(EncodingVersion encoding, WrappingBuffer buffer) {
        if (buffer.isInPieces()) {
            return Encapsulation.of(encoding, buffer.pieces());
        }
        int size = buffer.readableBytes();
        return buffer.capacity() > KEPT_BYTES && size >= buffer.capacity() / 4 * 3
                ? Encapsulation.wrap(encoding, buffer.array(), 0, size)
                : Encapsulation.wrap(encoding, ByteBufUtil.getBytes(buffer));
    }

    private void clear() {
        if (buffer.capacity() > KEPT_BYTES) {
            OF_THREAD.remove();
        }
        buffer.clear();
        taken = false;
    }
}
