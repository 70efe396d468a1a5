package io.floe.wire;

/** Finds optional values by their tags in what a reader has left. Stateless. */
final class OptionalTags {
    private static final int END_OF_OPTIONALS = 0xff;
    private static final int LONG_TAG = 30;

    private OptionalTags() {}

    /** Passes over smaller tags; if this one is there, its value comes next. */
    static boolean find(IceReader in, int tag, OptionalFormat expected) {
        while (in.remaining() > 0) {
            int start = in.position();
            int head = in.readUnsignedByte();
            if (head == END_OF_OPTIONALS) {
                in.window(start, in.end());
                return false;
            }
            OptionalFormat format = OptionalFormat.of(head & 7);
            int found = readTag(in, head);
            if (found > tag) {
                in.window(start, in.end());
                return false;
            }
            if (found == tag) {
                if (format != expected) {
                    throw new MarshalException("optional " + tag + ": " + format + " (expected: " + expected + ")");
                }
                return true;
            }
            format.skip(found, in);
        }
        return false;
    }

    /** Passes over all, up to the marker that ends them or the end of the bytes. */
    static void skipAll(IceReader in) {
        while (in.remaining() > 0) {
            int head = in.readUnsignedByte();
            if (head == END_OF_OPTIONALS) {
                return;
            }
            OptionalFormat.of(head & 7).skip(readTag(in, head), in);
        }
    }

    private static int readTag(IceReader in, int head) {
        int tag = head >>> 3;
        if (tag > LONG_TAG) {
            throw new MarshalException("optional tag: byte " + head + " (expected: a tag or 255)");
        }
        return tag < LONG_TAG ? tag : in.readSize();
    }
}
