package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes values of Slice types as bytes, in order; owned by whoever asked for it, for one thread.
 *
 * <p>Methods throw {@link MarshalException} for a value that has no form on the wire. Layouts: Ice manual, Data Encoding.
 */
public final class IceWriter {
    private static final int INITIAL_BYTES = 256;
    private static final int END_OF_OPTIONALS = 0xff;
    private static final int LONG_TAG = 30;

    private final ByteBuf buffer;
    private final EncodingVersion encoding;
    private boolean wroteOptional;

    IceWriter(ByteBuf buffer, EncodingVersion encoding) {
        this.buffer = buffer;
        this.encoding = encoding;
    }

    /** A writer that begins empty, on the heap; {@link #toByteArray} has what was written. */
    public static IceWriter of(EncodingVersion encoding) {
        return on(new WrappingBuffer(INITIAL_BYTES), encoding);
    }

    /** A writer of encapsulated values into an empty buffer. */
    static IceWriter on(ByteBuf buffer, EncodingVersion encoding) {
        return new IceWriter(buffer, encoding.requireSupported());
    }

    /** Begins anew in its buffer, which was emptied. */
    IceWriter again() {
        wroteOptional = false;
        return this;
    }

    /** The rules that the bytes follow. */
    public EncodingVersion encoding() {
        return encoding;
    }

    /** A copy of all that was written. */
    public byte[] toByteArray() {
        return buffer instanceof WrappingBuffer heap && heap.isInPieces()
                ? heap.pieces().toByteArray()
                : ByteBufUtil.getBytes(buffer);
    }

    public void writeBool(boolean value) {
        buffer.writeBoolean(value);
    }

    /** The low 8 bits. */
    public void writeByte(int value) {
        buffer.writeByte(value);
    }

    /** The low 16 bits. */
    public void writeShort(int value) {
        buffer.writeShortLE(value);
    }

    public void writeInt(int value) {
        buffer.writeIntLE(value);
    }

    public void writeLong(long value) {
        buffer.writeLongLE(value);
    }

    public void writeFloat(float value) {
        buffer.writeIntLE(Float.floatToRawIntBits(value));
    }

    public void writeDouble(double value) {
        buffer.writeLongLE(Double.doubleToRawLongBits(value));
    }

    /** A size: one byte below 255, else 255 and an int. */
    public void writeSize(int size) {
        if (size < 0) {
            throw new MarshalException("size: " + size + " (expected: >= 0)");
        }
        if (size < 255) {
            buffer.writeByte(size);
        } else {
            buffer.writeByte(255);
            buffer.writeIntLE(size);
        }
    }

    /** How many bytes {@link #writeSize} takes for {@code size}. */
    public static int sizeLength(int size) {
        return size < 255 ? 1 : 5;
    }

    public void writeString(String value) {
        int length = Utf8.length(value);
        writeSize(length);
        ByteBufUtil.reserveAndWriteUtf8(buffer, value, length);
    }

    /** A sequence of bytes. */
    public void writeByteSeq(byte[] values) {
        writeSize(values.length);
        if (values.length > buffer.capacity() && buffer instanceof HeapBuffer heap) {
            heap.append(values);
        } else {
            buffer.writeBytes(values);
        }
    }

    /**
     * A sequence of bytes, those that remain in {@code values}, whose position stays. They are not copied, unless they are few:
     * they must never change any more, for they are read when the message is sent, and again if a retry sends it once more. What
     * {@link IceReader#readByteBuffer} gave may be written on as it is. For sequences of many KiB; of less, {@link #writeByteSeq} is
     * as fast.
     */
    public void wrapByteBuffer(ByteBuffer values) {
        writeSize(values.remaining());
        Pieces.write(values, buffer);
    }

    public void writeBoolSeq(boolean[] values) {
        writeSize(values.length);
        for (boolean value : values) {
            buffer.writeBoolean(value);
        }
    }

    public void writeShortSeq(short[] values) {
        writeSize(values.length);
        for (short value : values) {
            buffer.writeShortLE(value);
        }
    }

    public void writeIntSeq(int[] values) {
        writeSize(values.length);
        for (int value : values) {
            buffer.writeIntLE(value);
        }
    }

    public void writeLongSeq(long[] values) {
        writeSize(values.length);
        for (long value : values) {
            buffer.writeLongLE(value);
        }
    }

    public void writeFloatSeq(float[] values) {
        writeSize(values.length);
        for (float value : values) {
            writeFloat(value);
        }
    }

    public void writeDoubleSeq(double[] values) {
        writeSize(values.length);
        for (double value : values) {
            writeDouble(value);
        }
    }

    /** A sequence of strings. */
    public void writeStringSeq(Collection<String> values) {
        writeSize(values.size());
        for (String value : values) {
            writeString(value);
        }
    }

    /**
     * An enumerator's value. In encoding 1.0 its width depends on the type's largest one.
     *
     * @param maxValue the largest value of the enumeration
     */
    public void writeEnum(int value, int maxValue) {
        if (value < 0 || value > maxValue) {
            throw new MarshalException("enumerator: " + value + " (expected: 0.." + maxValue + ")");
        }
        if (encoding.minor() > 0) {
            writeSize(value);
        } else if (maxValue < 127) {
            writeByte(value);
        } else if (maxValue < 32767) {
            writeShort(value);
        } else {
            writeInt(value);
        }
    }

    /** An identity: the name, then the category. */
    public void writeIdentity(Identity identity) {
        writeString(identity.name());
        writeString(identity.category());
    }

    /** A facet path: no element for the empty facet, else one. */
    public void writeFacet(String facet) {
        if (facet.isEmpty()) {
            writeSize(0);
        } else {
            writeSize(1);
            writeString(facet);
        }
    }

    /** A context, in the map's order. */
    public void writeContext(Map<String, String> context) {
        writeSize(context.size());
        if (!context.isEmpty()) {
            for (Map.Entry<String, String> entry : context.entrySet()) {
                writeString(entry.getKey());
                writeString(entry.getValue());
            }
        }
    }

    public void writeProtocolVersion(ProtocolVersion version) {
        writeByte(version.major());
        writeByte(version.minor());
    }

    public void writeEncodingVersion(EncodingVersion version) {
        writeByte(version.major());
        writeByte(version.minor());
    }

    /** An encapsulation as it is. */
    public void writeEncapsulation(Encapsulation encapsulation) {
        writeEncapsulationHeader(encapsulation);
        encapsulation.writeTo(buffer);
    }

    /** The size and the version, whose payload comes next. */
    void writeEncapsulationHeader(Encapsulation encapsulation) {
        writeInt(encapsulation.size() + Encapsulation.HEADER_BYTES);
        writeEncodingVersion(encapsulation.encoding());
    }

    /** An encapsulation of what {@code content} writes. */
    public void writeEncapsulation(EncodingVersion version, Consumer<IceWriter> content) {
        int start = position();
        int before = written();
        writeInt(0);
        writeEncodingVersion(version);
        content.accept(version.equals(encoding) ? this : new IceWriter(buffer, version));
        setInt(start, written() - before);
    }

    /**
     * Begins an optional value, to be called in ascending order of tags.
     *
     * @return whether the value must be written next, see {@link OptionalFormat}; in encoding 1.0 it must not
     */
    public boolean writeOptional(int tag, OptionalFormat format) {
        if (encoding.minor() == 0) {
            return false;
        }
        wroteOptional = true;
        if (tag < LONG_TAG) {
            writeByte(tag << 3 | format.code());
        } else {
            writeByte(LONG_TAG << 3 | format.code());
            writeSize(tag);
        }
        return true;
    }

    /** The value of an {@link OptionalFormat#FSIZE} optional. */
    public void writeFSize(Consumer<IceWriter> value) {
        int start = position();
        int before = written();
        writeInt(0);
        value.accept(this);
        setInt(start, written() - before - 4);
    }

    /**
     * The value of an {@link OptionalFormat#VSIZE} optional. Not for strings and sequences of one-byte elements, whose
     * own size is all that there is.
     *
     * @param bytes how many bytes {@code value} will write
     */
    public void writeVSize(int bytes, Consumer<IceWriter> value) {
        writeSize(bytes);
        int before = written();
        value.accept(this);
        int written = written() - before;
        if (written != bytes) {
            throw new MarshalException("optional size: " + bytes + " (expected: " + written + ", what was written)");
        }
    }

    /** How many bytes there are so far, those included that were wrapped. */
    int written() {
        return buffer instanceof WrappingBuffer heap ? heap.written() : buffer.writerIndex();
    }

    /** Where the next byte goes, for {@link #setByte} and {@link #setInt}. */
    int position() {
        return buffer.writerIndex();
    }

    void setByte(int position, int value) {
        buffer.setByte(position, value);
    }

    void setInt(int position, int value) {
        buffer.setIntLE(position, value);
    }

    /** Ends the optional values since the last call with the marker, if there were any. */
    boolean endOptionals() {
        boolean any = wroteOptional;
        if (any) {
            writeByte(END_OF_OPTIONALS);
        }
        wroteOptional = false;
        return any;
    }
}
