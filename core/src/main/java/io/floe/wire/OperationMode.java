package io.floe.wire;

/**
 * What a request says about running it twice. Ice 3.7 clients send {@link #NONMUTATING} for {@code ice_*} operations,
 * 3.8 clients {@link #IDEMPOTENT} (observed from Ice 3.7.8; Ice 3.8 sources).
 */
public enum OperationMode {
    /** Runs at most once. */
    NORMAL(0),
    /** Changes nothing: the old word for idempotent. */
    NONMUTATING(1),
    /** May run any number of times with the effect of one. */
    IDEMPOTENT(2);

    private static final OperationMode[] MODES = values();

    private final byte code;

    OperationMode(int code) {
        this.code = (byte) code;
    }

    /** The byte on the wire. */
    public byte code() {
        return code;
    }

    /**
     * The mode with this code.
     *
     * @throws MarshalException if there is none
     */
    public static OperationMode of(int code) {
        if (code < 0 || code >= MODES.length) {
            throw new MarshalException("operation mode: " + code + " (expected: 0..2)");
        }
        return MODES[code];
    }

    /** Whether a call may be sent again though it may have run: all but {@link #NORMAL}. */
    public boolean isIdempotent() {
        return this != NORMAL;
    }
}
