package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** bzip2 by commons-compress, which need not be there at run time. */
final class Bzip2 {
    static final String JAR = "org.apache.commons:commons-compress";

    private static final boolean AVAILABLE = detect();

    private Bzip2() {}

    static boolean isAvailable() {
        return AVAILABLE;
    }

    /**
     * Appends the stream for {@code length} bytes at {@code start} to {@code out}.
     *
     * @param level 1 to 9: the size of the blocks in units of 100,000 bytes
     */
    static void compress(ByteBuf in, int start, int length, int level, ByteBuf out) {
        try {
            Streams.compress(in, start, length, level, out);
        } catch (IOException e) {
            throw new MarshalException("compressed body: " + e.getMessage() + " (expected: bzip2)", e);
        }
    }

    /**
     * What the stream at {@code start} holds; what may follow the stream is ignored, as Ice does.
     *
     * @param size how many bytes that must be: never more are made
     */
    static byte[] decompress(ByteBuf in, int start, int length, int size) {
        try {
            return Streams.decompress(in, start, length, size);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            // the library answers some corrupt streams with an unchecked exception of the JDK's
            throw new ProtocolException("compressed body: " + e.getMessage() + " (expected: a bzip2 stream)", e);
        }
    }

    /** Tries it: the jar may also be there and yet closed to this module. */
    private static boolean detect() {
        try {
            Streams.probe();
            return true;
        } catch (IOException | LinkageError e) {
            return false;
        }
    }

    /** All that names the library, apart so that the class around it loads without. */
    private static final class Streams {
        static void probe() throws IOException {
            new BZip2CompressorOutputStream(OutputStream.nullOutputStream(), BZip2CompressorOutputStream.MIN_BLOCKSIZE)
                    .close();
        }

        static void compress(ByteBuf in, int start, int length, int level, ByteBuf out) throws IOException {
            try (var bytes = new ByteBufOutputStream(out);
                    var bzip2 = new BZip2CompressorOutputStream(bytes, level)) {
                in.getBytes(start, bzip2, length);
            }
        }

        static byte[] decompress(ByteBuf in, int start, int length, int size) throws IOException {
            byte[] body = new byte[size];
            try (var bytes = new ByteBufInputStream(in.slice(start, length));
                    var bzip2 = new BZip2CompressorInputStream(bytes)) {
                int read = bzip2.readNBytes(body, 0, size);
                if (read < size) {
                    throw new ProtocolException("compressed body: " + read + " bytes (expected: " + size + ")");
                }
                if (bzip2.read() >= 0) {
                    throw new ProtocolException(
                            "compressed body: more than " + size + " bytes (expected: " + size + ")");
                }
                return body;
            }
        }
    }
}
