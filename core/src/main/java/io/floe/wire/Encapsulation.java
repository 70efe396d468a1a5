package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Encoded values with the version of their encoding: parameters, results, exceptions. Immutable, and any encoding can
 * be carried; only {@code 1.0} and {@code 1.1} can be read.
 */
public final class Encapsulation {
    /** The size and the version in front of the payload. */
    static final int HEADER_BYTES = 6;

    private static final int SMALL_ARRAY = 1024;

    private static final byte[] NOTHING = {};
    private static final Encapsulation EMPTY_1_0 = new Encapsulation(EncodingVersion.V1_0, NOTHING, 0, 0, null);
    private static final Encapsulation EMPTY_1_1 = new Encapsulation(EncodingVersion.V1_1, NOTHING, 0, 0, null);

    private final EncodingVersion encoding;
    /** Never changed; may hold more than the payload: the message that it came in. */
    private final byte[] array;

    private final int start;
    private final int size;
    /** The payload, if the array does not have it: {@link IceWriter#wrapByteBuffer}. */
    private final @Nullable Pieces pieces;

    private Encapsulation(EncodingVersion encoding, byte[] array, int start, int size, @Nullable Pieces pieces) {
        this.encoding = encoding;
        this.array = array;
        this.start = start;
        this.size = size;
        this.pieces = pieces;
    }

    /** An encapsulation of a copy of {@code payload}. */
    public static Encapsulation of(EncodingVersion encoding, byte[] payload) {
        return wrap(encoding, payload.clone());
    }

    /** An encapsulation of nothing. */
    public static Encapsulation empty(EncodingVersion encoding) {
        return wrap(encoding, NOTHING);
    }

    /**
     * An encapsulation of what {@code content} writes.
     *
     * @throws MarshalException if the encoding is not 1.0 or 1.1, or a value cannot be written
     */
    public static Encapsulation write(EncodingVersion encoding, Consumer<IceWriter> content) {
        return ScratchBuffer.encapsulation(encoding, content);
    }

    /** An encapsulation of pieces, which must never change. */
    static Encapsulation of(EncodingVersion encoding, Pieces payload) {
        return new Encapsulation(encoding, NOTHING, 0, payload.size(), payload);
    }

    /** Takes {@code payload} as it is: it must never change. */
    static Encapsulation wrap(EncodingVersion encoding, byte[] payload) {
        return wrap(encoding, payload, 0, payload.length);
    }

    /** Takes a part of {@code array} as it is: it must never change. */
    static Encapsulation wrap(EncodingVersion encoding, byte[] array, int start, int size) {
        if (size > 0) {
            return new Encapsulation(encoding, array, start, size, null);
        }
        if (encoding.isSupported()) {
            return encoding.minor() == 0 ? EMPTY_1_0 : EMPTY_1_1;
        }
        return new Encapsulation(encoding, NOTHING, 0, 0, null);
    }

    /** A part of a message's array, which must never change; a small part of a large one is copied, lest it hold the whole. */
    static Encapsulation partOf(EncodingVersion encoding, byte[] array, int start, int size) {
        return array.length <= SMALL_ARRAY || size >= array.length / 2
                ? wrap(encoding, array, start, size)
                : wrap(encoding, Arrays.copyOfRange(array, start, start + size));
    }

    /** The version by which the payload was written. */
    public EncodingVersion encoding() {
        return encoding;
    }

    /** Bytes of the payload, without the size and version that precede it on the wire. */
    public int size() {
        return size;
    }

    /** A copy of the payload. */
    public byte[] bytes() {
        return pieces == null ? Arrays.copyOfRange(array, start, start + size) : pieces.toByteArray();
    }

    void writeTo(ByteBuf buffer) {
        if (pieces != null) {
            pieces.writeTo(buffer);
        } else if (size >= Pieces.LEAST_BYTES) {
            Pieces.write(ByteBuffer.wrap(array, start, size), buffer);
        } else {
            buffer.writeBytes(array, start, size);
        }
    }

    /** The payload where it is, in a buffer that must not be written to. */
    ByteBuf buffer() {
        return pieces == null ? Unpooled.wrappedBuffer(array, start, size) : pieces.buffer();
    }

    /** The same in one array. */
    private Encapsulation joined() {
        return pieces == null ? this : wrap(encoding, pieces.toByteArray());
    }

    /**
     * A reader at the start of the payload.
     *
     * @throws MarshalException if the encoding is not 1.0 or 1.1
     */
    public IceReader reader() {
        Encapsulation all = joined();
        return new IceReader(all.array, all.start, all.start + size, encoding.requireSupported());
    }

    /**
     * What {@code content} reads, which must be everything but optional values.
     *
     * @throws MarshalException if the payload does not hold what is read, or more; see {@link IceReader#readEnd}
     */
    public <T> T read(Function<IceReader, T> content) {
        IceReader in = reader();
        T value = content.apply(in);
        in.readEnd();
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Encapsulation that
                && encoding.equals(that.encoding)
                && size == that.size
                && joined().view().equals(that.joined().view());
    }

    @Override
    public int hashCode() {
        return 31 * encoding.hashCode() + joined().view().hashCode();
    }

    private ByteBuffer view() {
        return ByteBuffer.wrap(array, start, size);
    }

    @Override
    public String toString() {
        return "Encapsulation[" + encoding + ", " + size + " bytes]";
    }
}
