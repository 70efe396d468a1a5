package io.floe.wire;

/**
 * A message's compression status. On a message that was received it is the status byte as it came. On one to be sent
 * it is the wish: {@link #COMPRESSED} compresses messages of 100 bytes or more where that makes them smaller and bzip2
 * is on the class path, and falls back to {@link #ACCEPTED}; without bzip2 every message goes out as {@link #NONE}.
 */
public enum Compression {
    /** Not compressed, and no compressed reply is wanted. */
    NONE(0),
    /** Not compressed; a compressed reply is welcome. */
    ACCEPTED(1),
    /** Compressed, and a compressed reply is welcome. */
    COMPRESSED(2);

    private static final Compression[] STATUSES = values();

    private final byte code;

    Compression(int code) {
        this.code = (byte) code;
    }

    /** The byte on the wire. */
    public byte code() {
        return code;
    }

    /**
     * The status with this code.
     *
     * @throws ProtocolException if there is none
     */
    public static Compression of(int code) {
        if (code < 0 || code >= STATUSES.length) {
            throw new ProtocolException("compression status: " + code + " (expected: 0..2)");
        }
        return STATUSES[code];
    }
}
