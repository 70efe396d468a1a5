package io.floe.wire;

/**
 * Reads a user exception slice by slice, the most derived type's first; owned by whoever asked for it, for one thread.
 * All three layouts: compact and sliced of encoding 1.1, and that of 1.0 (Ice manual, Data Encoding for Exceptions).
 *
 * <p>For a known {@link #typeId}, read its {@link #members} and go on with {@link #next}; for an unknown one try {@link
 * #skip}. Exceptions with members of class type can be named and forwarded, but such members cannot be read. Every
 * method throws {@link MarshalException} if the bytes do not hold what they should.
 */
public final class UserExceptionReader {
    private static final int HAS_TYPE_INDEX = 0x03;
    private static final int HAS_OPTIONALS = 0x04;
    private static final int HAS_INDIRECTION_TABLE = 0x08;
    private static final int HAS_SIZE = 0x10;
    private static final int LAST = 0x20;

    private final IceReader in;
    private final int end;
    private final boolean hasFlags;
    private int flags;
    private String typeId = "";

    private UserExceptionReader(IceReader in) {
        this.in = in;
        this.end = in.end();
        this.hasFlags = in.encoding().minor() > 0;
    }

    /** A reader at the first slice of an exception, as {@link ReplyBody.UserException} has it. */
    public static UserExceptionReader of(Encapsulation exception) {
        UserExceptionReader reader = new UserExceptionReader(exception.reader());
        if (!reader.hasFlags) {
            reader.in.readBool(); // usesClasses: instances follow the slices
        }
        reader.begin();
        return reader;
    }

    /** The type of the current slice, {@code ::Module::Name}; at first the exception's own. */
    public String typeId() {
        return typeId;
    }

    /** The members of the current slice, the optional ones last. */
    public IceReader members() {
        return in;
    }

    /** Whether no base type's slice follows. In encoding 1.0, where no mark says so: whether the bytes end. */
    public boolean isLastSlice() {
        return hasFlags ? (flags & LAST) != 0 : in.end() == end;
    }

    /**
     * Goes on to the slice of the base type, after the required members of this one have been read.
     *
     * @return false if this is the last
     */
    public boolean next() {
        if ((flags & HAS_OPTIONALS) != 0) {
            in.readEndOfOptionals();
        }
        return advance();
    }

    /**
     * Passes over the current slice, unread, to that of the base type.
     *
     * @return false if this is the last, or the layout has no sizes, so that there is no way past it
     */
    public boolean skip() {
        return (flags & HAS_SIZE) != 0 && advance();
    }

    private boolean advance() {
        if (isLastSlice()) {
            return false;
        }
        if ((flags & HAS_INDIRECTION_TABLE) != 0) {
            throw new MarshalException("exception slice " + typeId + ": class members (expected: none)");
        }
        in.window((flags & HAS_SIZE) != 0 ? in.end() : in.position(), end);
        begin();
        return true;
    }

    private void begin() {
        flags = hasFlags ? in.readUnsignedByte() : HAS_SIZE;
        if ((flags & HAS_TYPE_INDEX) != 0) {
            throw new MarshalException("exception slice flags: " + flags + " (expected: a type id in full)");
        }
        typeId = in.readString();
        in.optionals((flags & HAS_OPTIONALS) != 0);
        if ((flags & HAS_SIZE) != 0) {
            int size = in.readInt();
            if (size < 4 || size - 4 > in.remaining()) {
                throw new MarshalException(
                        "exception slice size: " + size + " (expected: 4.." + (in.remaining() + 4) + ")");
            }
            in.window(in.position(), in.position() + size - 4);
        }
    }
}
