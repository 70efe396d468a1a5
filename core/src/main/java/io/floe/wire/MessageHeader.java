package io.floe.wire;

import io.netty.buffer.ByteBuf;

/** The 14 bytes before every message (Ice manual, Protocol Messages), and the checks that come before its body. */
final class MessageHeader {
    static final int BYTES = 14;
    static final int TYPE_OFFSET = 8;
    static final int COMPRESSION_OFFSET = 9;
    static final int SIZE_OFFSET = 10;

    static final byte REQUEST = 0;
    static final byte BATCH_REQUEST = 1;
    static final byte REPLY = 2;
    static final byte VALIDATE_CONNECTION = 3;
    static final byte CLOSE_CONNECTION = 4;

    static final int MAGIC_BYTES = 4;

    /** {@code IceP}. */
    private static final int MAGIC = 0x49636550;
    /** Protocol 1.0, header encoding 1.0. */
    private static final int VERSIONS = 0x01000100;

    private MessageHeader() {}

    /** Writes a header whose compression and size are set later. */
    static void write(ByteBuf out, byte type) {
        out.writeInt(MAGIC);
        out.writeInt(VERSIONS);
        out.writeByte(type);
        out.writeByte(0);
        out.writeIntLE(0);
    }

    /**
     * Checks the header at {@code start}; no byte of the body is looked at.
     *
     * @return the size of the whole message
     * @throws ProtocolException if anything in it is not as it must be
     */
    static int check(ByteBuf in, int start, int sizeMax) {
        checkMagic(in, start, in.writerIndex() - start);
        checkVersions(in, start);
        byte type = in.getByte(start + TYPE_OFFSET);
        if (type < REQUEST || type > CLOSE_CONNECTION) {
            throw new ProtocolException("message type: " + (type & 0xff) + " (expected: 0..4)");
        }
        int size = in.getIntLE(start + SIZE_OFFSET);
        if (size < BYTES || size > sizeMax) {
            throw new ProtocolException("message size: " + size + " (expected: " + BYTES + ".." + sizeMax + ")");
        }
        if (type >= VALIDATE_CONNECTION) {
            // the compression byte of these two is ignored: C++ writes 1 in a CloseConnection, Java 0
            if (size != BYTES) {
                throw new ProtocolException("message size: " + size + " (expected: " + BYTES + ", for it has no body)");
            }
        } else {
            Compression.of(in.getUnsignedByte(start + COMPRESSION_OFFSET));
        }
        return size;
    }

    /** Whether the body of the message at {@code start}, whose header has been checked, must be decompressed. */
    static boolean isCompressed(ByteBuf in, int start) {
        return in.getByte(start + TYPE_OFFSET) < VALIDATE_CONNECTION
                && in.getByte(start + COMPRESSION_OFFSET) == Compression.COMPRESSED.code();
    }

    /** Checks the magic at {@code start}, of which all four bytes must be there; those after it help to name a stranger. */
    static void checkMagic(ByteBuf in, int start, int available) {
        if (in.getInt(start) != MAGIC) {
            throw Stranger.recognise(in, start, available);
        }
    }

    private static void checkVersions(ByteBuf in, int start) {
        if (in.getInt(start + 4) == VERSIONS) {
            return;
        }
        if (in.getShort(start + 4) != VERSIONS >>> 16) {
            throw new ProtocolException("protocol version: " + in.getUnsignedByte(start + 4) + "."
                    + in.getUnsignedByte(start + 5) + " (expected: 1.0)");
        }
        throw new ProtocolException("header encoding: " + in.getUnsignedByte(start + 6) + "."
                + in.getUnsignedByte(start + 7) + " (expected: 1.0)");
    }
}
