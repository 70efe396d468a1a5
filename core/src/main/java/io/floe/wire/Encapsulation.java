package io.floe.wire;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Encoded values with the version of their encoding: parameters, results, exceptions. Immutable, and any encoding can
 * be carried; only {@code 1.0} and {@code 1.1} can be read.
 */
public final class Encapsulation {
    /** The size and the version in front of the payload. */
    static final int HEADER_BYTES = 6;

    private static final byte[] NOTHING = {};
    private static final Encapsulation EMPTY_1_0 = new Encapsulation(EncodingVersion.V1_0, NOTHING);
    private static final Encapsulation EMPTY_1_1 = new Encapsulation(EncodingVersion.V1_1, NOTHING);

    private final EncodingVersion encoding;
    private final byte[] payload;

    private Encapsulation(EncodingVersion encoding, byte[] payload) {
        this.encoding = encoding;
        this.payload = payload;
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
        return wrap(encoding, ScratchBuffer.bytes(encoding, content));
    }

    /** Takes {@code payload} as it is: it must never change. */
    static Encapsulation wrap(EncodingVersion encoding, byte[] payload) {
        if (payload.length == 0 && encoding.isSupported()) {
            return encoding.minor() == 0 ? EMPTY_1_0 : EMPTY_1_1;
        }
        return new Encapsulation(encoding, payload);
    }

    /** The version by which the payload was written. */
    public EncodingVersion encoding() {
        return encoding;
    }

    /** Bytes of the payload, without the size and version that precede it on the wire. */
    public int size() {
        return payload.length;
    }

    /** A copy of the payload. */
    public byte[] bytes() {
        return payload.clone();
    }

    /** The payload itself: not to be changed. */
    byte[] payload() {
        return payload;
    }

    /**
     * A reader at the start of the payload.
     *
     * @throws MarshalException if the encoding is not 1.0 or 1.1
     */
    public IceReader reader() {
        return IceReader.of(encoding, payload);
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
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * encoding.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
        return "Encapsulation[" + encoding + ", " + payload.length + " bytes]";
    }
}
