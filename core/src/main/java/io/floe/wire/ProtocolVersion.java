package io.floe.wire;

/**
 * The version of the message protocol: {@code 1.0} is the only one in use. Proxies may carry any. Immutable.
 *
 * @param major 0 to 255
 * @param minor 0 to 255
 */
public record ProtocolVersion(int major, int minor) {
    /** The protocol of every Ice release since 1.0. */
    public static final ProtocolVersion V1_0 = new ProtocolVersion(1, 0);

    public ProtocolVersion {
        VersionText.check("protocol version", major, minor);
    }

    /** The version of these two numbers; the known one is shared. */
    public static ProtocolVersion of(int major, int minor) {
        return major == 1 && minor == 0 ? V1_0 : new ProtocolVersion(major, minor);
    }

    /**
     * Reads {@code major.minor}, both in decimal.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static ProtocolVersion parse(String text) {
        int version = VersionText.parse("protocol version", text);
        return of(version >>> 8, version & 0xff);
    }

    /** Whether Floe speaks it: {@code 1.0} alone. */
    public boolean isSupported() {
        return major == 1 && minor == 0;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
