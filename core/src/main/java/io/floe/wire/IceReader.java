package io.floe.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads values of Slice types from bytes, in order; owned by whoever asked for it, for one thread and one pass.
 *
 * <p>Every method throws {@link MarshalException} if the bytes do not hold what it reads. A count is checked against
 * the bytes that are left before anything of its size is made. Layouts: Ice manual, Data Encoding.
 */
public final class IceReader {
    private final byte[] bytes;
    private final EncodingVersion encoding;
    private int position;
    private int end;
    private boolean optionals;

    IceReader(byte[] bytes, int start, int end, EncodingVersion encoding) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
        this.encoding = encoding;
        this.optionals = encoding.minor() > 0;
    }

    /** A reader of {@code bytes}, which must not be changed meanwhile. */
    public static IceReader of(EncodingVersion encoding, byte[] bytes) {
        return new IceReader(bytes, 0, bytes.length, encoding.requireSupported());
    }

    /** The rules that the bytes follow. */
    public EncodingVersion encoding() {
        return encoding;
    }

    /** How many bytes are left, inside the innermost sized value. */
    public int remaining() {
        return end - position;
    }

    public boolean readBool() {
        return readUnsignedByte() != 0;
    }

    public byte readByte() {
        return bytes[take(1, "byte")];
    }

    /** A Slice byte as 0 to 255. */
    public int readUnsignedByte() {
        return bytes[take(1, "byte")] & 0xff;
    }

    public short readShort() {
        return LittleEndian.shortAt(bytes, take(2, "short"));
    }

    public int readInt() {
        return LittleEndian.intAt(bytes, take(4, "int"));
    }

    public long readLong() {
        return LittleEndian.longAt(bytes, take(8, "long"));
    }

    public float readFloat() {
        return Float.intBitsToFloat(LittleEndian.intAt(bytes, take(4, "float")));
    }

    public double readDouble() {
        return Double.longBitsToDouble(LittleEndian.longAt(bytes, take(8, "double")));
    }

    /** A size: one byte, or 255 and an int. Says nothing of what is left; for a number of elements see {@link #readCount}. */
    public int readSize() {
        int size = bytes[take(1, "size")] & 0xff;
        if (size < 255) {
            return size;
        }
        size = LittleEndian.intAt(bytes, take(4, "size"));
        if (size < 0) {
            throw new MarshalException("size: " + size + " (expected: >= 0)");
        }
        return size;
    }

    /**
     * A number of elements, each of at least {@code minElementBytes} on the wire, all of which must fit in what is left.
     *
     * @param minElementBytes 1 or more
     */
    public int readCount(int minElementBytes) {
        if (minElementBytes < 1) {
            throw new IllegalArgumentException("minElementBytes: " + minElementBytes + " (expected: >= 1)");
        }
        int count = readSize();
        if ((long) count * minElementBytes > remaining()) {
            throw new MarshalException("count: " + count + " (expected: 0.." + remaining() / minElementBytes
                    + ", the elements that " + remaining() + " bytes can hold)");
        }
        return count;
    }

    public String readString() {
        int length = readCount(1);
        return length == 0 ? "" : Utf8.read(bytes, take(length, "string"), length);
    }

    /** A string that is likely to have come before. */
    String readName(NameCache names) {
        int length = readCount(1);
        return length == 0 ? "" : names.read(bytes, take(length, "string"), length);
    }

    /** A sequence of bytes. */
    public byte[] readByteSeq() {
        return readBytes(readCount(1));
    }

    /**
     * A sequence of bytes, read-only and in place: no byte is copied. It never changes, and may be kept for good; but it keeps
     * all that the bytes came in from being collected, a message mostly. Of an array of the user's own ({@link #of}) it shows
     * what becomes of that. For large sequences; {@link IceWriter#wrapByteBuffer} is its counterpart.
     */
    public ByteBuffer readByteBuffer() {
        int length = readCount(1);
        return ByteBuffer.wrap(bytes).slice(take(length, "bytes"), length).asReadOnlyBuffer();
    }

    public boolean[] readBoolSeq() {
        boolean[] values = new boolean[readCount(1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readBool();
        }
        return values;
    }

    public short[] readShortSeq() {
        short[] values = new short[readCount(2)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readShort();
        }
        return values;
    }

    public int[] readIntSeq() {
        int[] values = new int[readCount(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readInt();
        }
        return values;
    }

    public long[] readLongSeq() {
        long[] values = new long[readCount(8)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readLong();
        }
        return values;
    }

    public float[] readFloatSeq() {
        float[] values = new float[readCount(4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readFloat();
        }
        return values;
    }

    public double[] readDoubleSeq() {
        double[] values = new double[readCount(8)];
        for (int i = 0; i < values.length; i++) {
            values[i] = readDouble();
        }
        return values;
    }

    /** A sequence of strings; the list cannot be changed. */
    public List<String> readStringSeq() {
        int count = readCount(1);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(readString());
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * An enumerator's value. In encoding 1.0 its width depends on the type's largest one.
     *
     * @param maxValue the largest value of the enumeration
     */
    public int readEnum(int maxValue) {
        int value;
        if (encoding.minor() > 0) {
            value = readSize();
        } else if (maxValue < 127) {
            value = readUnsignedByte();
        } else {
            value = maxValue < 32767 ? readShort() : readInt();
        }
        if (value < 0 || value > maxValue) {
            throw new MarshalException("enumerator: " + value + " (expected: 0.." + maxValue + ")");
        }
        return value;
    }

    /** An identity: the name, then the category. */
    public Identity readIdentity() {
        String name = readString();
        return new Identity(name, readString());
    }

    /** A facet path of no element, read as empty, or of one. */
    public String readFacet() {
        int count = readSize();
        if (count > 1) {
            throw new MarshalException("facet path: " + count + " elements (expected: 0 or 1)");
        }
        return count == 0 ? "" : readString();
    }

    /** A context of at most 1024 entries, in the order of the wire; it cannot be changed. */
    public Map<String, String> readContext() {
        return readContext(WireLimits.DEFAULT.contextEntries());
    }

    Map<String, String> readContext(int maxEntries) {
        int count = readCount(2);
        if (count == 0) {
            return Map.of();
        }
        if (count > maxEntries) {
            throw new MarshalException("context: " + count + " entries (expected: 0.." + maxEntries + ")");
        }
        Map<String, String> context = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = readString();
            context.put(key, readString());
        }
        return Collections.unmodifiableMap(context);
    }

    public ProtocolVersion readProtocolVersion() {
        int major = readUnsignedByte();
        return ProtocolVersion.of(major, readUnsignedByte());
    }

    public EncodingVersion readEncodingVersion() {
        int major = readUnsignedByte();
        return EncodingVersion.of(major, readUnsignedByte());
    }

    /** An encapsulation of any encoding, its bytes copied and not looked at. */
    public Encapsulation readEncapsulation() {
        int size = readEncapsulationSize();
        EncodingVersion version = readEncodingVersion();
        return Encapsulation.wrap(version, readBytes(size));
    }

    /** An encapsulation of any encoding that may share the array, which must never change. */
    Encapsulation readSharedEncapsulation() {
        int size = readEncapsulationSize();
        EncodingVersion version = readEncodingVersion();
        return Encapsulation.partOf(version, bytes, take(size, "encapsulation"), size);
    }

    private int readEncapsulationSize() {
        int size = readInt();
        if (size < Encapsulation.HEADER_BYTES || size - 4 > remaining()) {
            throw new MarshalException("encapsulation size: " + size + " (expected: " + Encapsulation.HEADER_BYTES
                    + ".." + (remaining() + 4) + ")");
        }
        return size - Encapsulation.HEADER_BYTES;
    }

    /**
     * Finds the optional value with this tag, passing over smaller ones. To be asked in ascending order of tags.
     *
     * @return whether it is there: if so, the value comes next, see {@link OptionalFormat}; always false in encoding 1.0
     */
    public boolean readOptional(int tag, OptionalFormat expected) {
        return optionals && OptionalTags.find(this, tag, expected);
    }

    /** Passes over the optional values that are left, up to the marker that ends them or the end of the bytes. */
    public void readEndOfOptionals() {
        if (optionals) {
            OptionalTags.skipAll(this);
        }
    }

    /** The value of an {@link OptionalFormat#FSIZE} optional; {@code value} must read all of it. */
    public <T> T readFSize(Function<IceReader, T> value) {
        return readSized(readInt(), value);
    }

    /**
     * The value of an {@link OptionalFormat#VSIZE} optional; {@code value} must read all of it. Not for strings and
     * sequences of one-byte elements, whose own size is all that there is.
     */
    public <T> T readVSize(Function<IceReader, T> value) {
        return readSized(readSize(), value);
    }

    /**
     * Checks that everything was read. In encoding 1.1 what is left must be optional values; in 1.0 one stray byte is
     * allowed, as Ice allows it for the sake of releases before 3.3.
     */
    public void readEnd() {
        readEndOfOptionals();
        int allowed = encoding.minor() == 0 ? 1 : 0;
        if (remaining() > allowed) {
            throw new MarshalException(
                    "end of encapsulation: " + remaining() + " bytes left (expected: " + allowed + ")");
        }
    }

    int position() {
        return position;
    }

    int end() {
        return end;
    }

    /** Goes on at {@code position}, with nothing to be read from {@code end} on. */
    void window(int position, int end) {
        this.position = position;
        this.end = end;
    }

    /** Whether optional values may come next: exception slices say so one by one. */
    void optionals(boolean present) {
        optionals = present;
    }

    private <T> T readSized(int size, Function<IceReader, T> value) {
        if (size < 0 || size > remaining()) {
            throw new MarshalException("optional size: " + size + " (expected: 0.." + remaining() + ")");
        }
        int outer = end;
        end = position + size;
        T result = value.apply(this);
        if (position != end) {
            throw new MarshalException(
                    "optional size: " + size + " (expected: " + (size - remaining()) + ", what was read)");
        }
        end = outer;
        return result;
    }

    private byte[] readBytes(int length) {
        int start = take(length, "bytes");
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    int take(int length, String what) {
        int start = position;
        if (length < 0 || length > end - start) {
            throw new MarshalException(
                    what + ": " + (end - start) + " bytes left (expected: " + (length & 0xffffffffL) + ")");
        }
        position = start + length;
        return start;
    }
}
