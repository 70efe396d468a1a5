package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * What the compression status makes of a message. Immutable. A compressed one has its header as it is, then the int
 * size of the whole message uncompressed, then one bzip2 stream of the body (Ice manual, Protocol Compression).
 */
final class BodyCompression {
    /** Ice compresses no message below this size. */
    private static final int THRESHOLD = 100;

    private static final int BODY_OFFSET = MessageHeader.BYTES + 4;

    private final WireLimits limits;
    private final int level;

    BodyCompression(WireLimits limits, int level) {
        this.limits = limits;
        this.level = level;
    }

    /** Whether a message of this size is compressed if that is wanted. */
    static boolean pays(int size) {
        return size >= THRESHOLD && Bzip2.isAvailable();
    }

    /**
     * Sets the status byte of {@code message}, or makes a compressed copy if that is wanted and pays.
     *
     * @return {@code message} itself, or the copy, {@code message} then being released
     */
    ByteBuf compress(ByteBuf message, Compression wanted, ByteBufAllocator allocator) {
        if (wanted == Compression.NONE || !Bzip2.isAvailable()) {
            return message;
        }
        if (wanted == Compression.COMPRESSED && pays(message.readableBytes())) {
            ByteBuf compressed = compressed(message, allocator);
            // a receiver with our own limits would refuse what shrank further than the ratio
            if (compressed.readableBytes() < message.readableBytes() && withinRatio(message, compressed)) {
                message.release();
                return compressed;
            }
            compressed.release();
        }
        message.setByte(MessageHeader.COMPRESSION_OFFSET, Compression.ACCEPTED.code());
        return message;
    }

    /** A reader of the body of the compressed message at {@code start}. */
    IceReader decompress(ByteBuf message, int start, int size) {
        if (!Bzip2.isAvailable()) {
            throw new ProtocolException(
                    "compression status: 2 (expected: 0 or 1, or " + Bzip2.JAR + " on the class path)");
        }
        if (size <= BODY_OFFSET) {
            throw new ProtocolException(
                    "message size: " + size + " (expected: > " + BODY_OFFSET + ", for it is compressed)");
        }
        int uncompressed = message.getIntLE(start + MessageHeader.BYTES);
        long most = Math.min(limits.messageSizeMax(), (long) size * limits.compressionRatio());
        if (uncompressed <= MessageHeader.BYTES || uncompressed > most) {
            throw new ProtocolException("uncompressed size: " + uncompressed + " (expected: "
                    + (MessageHeader.BYTES + 1) + ".." + most + ", for " + size + " bytes compressed)");
        }
        byte[] body =
                Bzip2.decompress(message, start + BODY_OFFSET, size - BODY_OFFSET, uncompressed - MessageHeader.BYTES);
        return new IceReader(body, 0, body.length, EncodingVersion.V1_0);
    }

    private boolean withinRatio(ByteBuf message, ByteBuf compressed) {
        return message.readableBytes() <= (long) compressed.readableBytes() * limits.compressionRatio();
    }

    private ByteBuf compressed(ByteBuf message, ByteBufAllocator allocator) {
        ByteBuf out = allocator.ioBuffer(message.readableBytes());
        boolean done = false;
        try {
            int start = message.readerIndex();
            out.writeBytes(message, start, MessageHeader.BYTES);
            out.writeIntLE(message.readableBytes());
            Bzip2.compress(
                    message, start + MessageHeader.BYTES, message.readableBytes() - MessageHeader.BYTES, level, out);
            out.setByte(MessageHeader.COMPRESSION_OFFSET, Compression.COMPRESSED.code());
            out.setIntLE(MessageHeader.SIZE_OFFSET, out.readableBytes());
            done = true;
            return out;
        } finally {
            if (!done) {
                out.release();
            }
        }
    }
}
