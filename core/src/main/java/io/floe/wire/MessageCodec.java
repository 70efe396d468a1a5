package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Messages to bytes and back, for streams and datagrams alike. Immutable; any thread.
 *
 * <p>The limits bind what is decoded. They do not bind what is encoded, but for the compression ratio.
 */
public final class MessageCodec {
    private final WireLimits limits;
    private final MessageWriter writer;
    private final MessageReader reader;

    /** Compresses at level 1, as Ice does. */
    public MessageCodec(WireLimits limits) {
        this(limits, 1);
    }

    /** @param compressionLevel 1 to 9: more is smaller and slower */
    public MessageCodec(WireLimits limits, int compressionLevel) {
        this.limits = limits;
        this.writer = new MessageWriter(limits, compressionLevel);
        this.reader = new MessageReader(limits);
    }

    /** What a received message may ask. */
    public WireLimits limits() {
        return limits;
    }

    /**
     * One whole message in a buffer of its own, which the caller releases. Its size is known before it is allocated.
     *
     * @throws MarshalException if a string has no form in UTF-8 or the message would exceed 2 GiB
     */
    public ByteBuf encode(Message message, ByteBufAllocator allocator) {
        return writer.write(message, allocator);
    }

    /**
     * The message that begins at the reader index of {@code whole}; what follows it, as a datagram may hold, is ignored.
     * The buffer and its indices are left as they were, and the message shares no byte with it.
     *
     * @throws ProtocolException if the header or the compression is wrong
     * @throws MarshalException if the body does not hold what it should
     */
    public Message decode(ByteBuf whole) {
        int available = whole.readableBytes();
        if (available < MessageHeader.BYTES) {
            throw new ProtocolException(
                    "message: " + available + " bytes (expected: >= " + MessageHeader.BYTES + ", a header)");
        }
        int start = whole.readerIndex();
        int size = MessageHeader.check(whole, start, limits.messageSizeMax());
        if (size > available) {
            throw new ProtocolException(
                    "message size: " + size + " (expected: <= " + available + ", the bytes there are)");
        }
        return reader.read(whole, start, size);
    }

    /** Whether {@link #encode} will compress, which takes long enough to hold up an event loop. */
    public boolean compresses(Message message) {
        return writer.compresses(message);
    }

    /** The message that is all of {@code whole}, whose header has been checked, and whose array is the message's from now on. */
    Message decodeOwned(byte[] whole) {
        return reader.read(whole);
    }

    /** The message of {@code size} bytes at {@code start}, whose header has been checked. */
    Message decodeChecked(ByteBuf in, int start, int size) {
        return reader.read(in, start, size);
    }
}
