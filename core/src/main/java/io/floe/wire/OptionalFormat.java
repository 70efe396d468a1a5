package io.floe.wire;

/**
 * How the bytes of an optional value are laid out, so that a reader can pass over a tag that it does not know (Ice
 * manual, Data Encoding for Optional Values; encoding 1.1 only).
 */
public enum OptionalFormat {
    /** One byte: bool, byte. */
    F1(0),
    /** Two bytes: short. */
    F2(1),
    /** Four bytes: int, float. */
    F4(2),
    /** Eight bytes: long, double. */
    F8(3),
    /** A size: enumerators. */
    SIZE(4),
    /** A size in bytes, then the value: strings, fixed-size structs, sequences of fixed-size elements. */
    VSIZE(5),
    /** An int size in bytes, then the value: proxies and whatever else varies in size. */
    FSIZE(6),
    /** A class by value, inline. Floe can neither read nor skip it. */
    CLASS(7);

    private static final OptionalFormat[] FORMATS = values();

    private final int code;

    OptionalFormat(int code) {
        this.code = code;
    }

    /** Passes over a value of this layout. */
    void skip(int tag, IceReader reader) {
        switch (this) {
            case F1 -> reader.take(1, "optional");
            case F2 -> reader.take(2, "optional");
            case F4 -> reader.take(4, "optional");
            case F8 -> reader.take(8, "optional");
            case SIZE -> reader.readSize();
            case VSIZE -> reader.take(reader.readSize(), "optional");
            case FSIZE -> reader.take(reader.readInt(), "optional");
            case CLASS ->
                throw new MarshalException("optional " + tag + ": CLASS (expected: a format that can be skipped)");
        }
    }

    int code() {
        return code;
    }

    static OptionalFormat of(int code) {
        return FORMATS[code];
    }
}
