package io.floe.wire;

import java.util.function.Consumer;

/**
 * Writes a user exception, the most derived type's slice first; owned by whoever writes the exception, for one thread.
 *
 * <pre>{@code
 * UserExceptionWriter.write(encoding, SliceFormat.SLICED, out -> out
 *         .slice("::Bank::Overdrawn", members -> members.writeInt(amount))
 *         .slice("::Bank::Refused", members -> members.writeString(reason)));
 * }</pre>
 */
public final class UserExceptionWriter {
    private static final int HAS_OPTIONALS = 0x04;
    private static final int HAS_SIZE = 0x10;
    private static final int LAST = 0x20;

    private final IceWriter out;
    private final boolean hasFlags;
    private final boolean sized;
    private int flagsPosition;
    private int flags;

    private UserExceptionWriter(IceWriter out, SliceFormat format) {
        this.out = out;
        this.hasFlags = out.encoding().minor() > 0;
        this.sized = !hasFlags || format == SliceFormat.SLICED;
    }

    /**
     * The exception whose slices {@code slices} writes, one or more.
     *
     * @param format the layout in encoding 1.1; 1.0 has but one
     */
    public static Encapsulation write(
            EncodingVersion encoding, SliceFormat format, Consumer<UserExceptionWriter> slices) {
        return Encapsulation.write(encoding, out -> {
            UserExceptionWriter writer = new UserExceptionWriter(out, format);
            if (!writer.hasFlags) {
                out.writeBool(false); // usesClasses
            }
            slices.accept(writer);
            writer.end();
        });
    }

    /**
     * Adds the slice of one type.
     *
     * @param typeId {@code ::Module::Name}
     * @param members writes the type's own members, the optional ones last, in ascending order of tags
     */
    public UserExceptionWriter slice(String typeId, Consumer<IceWriter> members) {
        flagsPosition = out.position();
        flags = sized ? HAS_SIZE : 0;
        if (hasFlags) {
            out.writeByte(flags);
        }
        out.writeString(typeId);
        int start = out.position();
        int before = out.written();
        if (sized) {
            out.writeInt(0);
        }
        members.accept(out);
        if (out.endOptionals()) {
            flags |= HAS_OPTIONALS;
            out.setByte(flagsPosition, flags);
        }
        if (sized) {
            out.setInt(start, out.written() - before);
        }
        return this;
    }

    private void end() {
        if (out.written() == 0 || (!hasFlags && out.written() == 1)) {
            throw new MarshalException("user exception: no slice (expected: 1 or more)");
        }
        if (hasFlags) {
            out.setByte(flagsPosition, flags | LAST);
        }
    }
}
