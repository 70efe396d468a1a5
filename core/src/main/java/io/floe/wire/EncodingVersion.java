package io.floe.wire;

/**
 * The version of the rules by which values become bytes: {@code 1.0} or {@code 1.1} for all that Floe reads itself;
 * any other is carried untouched. Immutable.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record EncodingVersion(int major, int minor) {
    /** The encoding of Ice before 3.5, and of everything outside an encapsulation. */
    public static final EncodingVersion V1_0 = new EncodingVersion(1, 0);

    /** The encoding of Ice since 3.5: optional values, sliced formats. */
    public static final EncodingVersion V1_1 = new EncodingVersion(1, 1);

    public EncodingVersion {
        VersionText.check("encoding version", major, minor);
    }

    /** The version of these two numbers; the known ones are shared. */
    public static EncodingVersion of(int major, int minor) {
        if (major == 1 && minor == 1) {
            return V1_1;
        }
        return major == 1 && minor == 0 ? V1_0 : new EncodingVersion(major, minor);
    }

    /**
     * Reads {@code major.minor}, both in decimal.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static EncodingVersion parse(String text) {
        int version = VersionText.parse("encoding version", text);
        return of(version >>> 8, version & 0xff);
    }

    /** Whether Floe can read and write it: {@code 1.0} and {@code 1.1}. */
    public boolean isSupported() {
        return major == 1 && minor <= 1;
    }

    /** Itself, if its rules are known. */
    EncodingVersion requireSupported() {
        if (!isSupported()) {
            throw new MarshalException("encoding: " + this + " (expected: 1.0 or 1.1)");
        }
        return this;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
