package io.floe.wire;

import java.util.Optional;

/** The named values of a reply's status byte. Ice 3.8 lets a dispatcher send any other from 11 to 255. */
public enum ReplyStatus {
    OK(0),
    USER_EXCEPTION(1),
    /** No facet of the identity is served. */
    OBJECT_NOT_EXIST(2),
    /** The identity is served, but not this facet. */
    FACET_NOT_EXIST(3),
    OPERATION_NOT_EXIST(4),
    UNKNOWN_LOCAL_EXCEPTION(5),
    UNKNOWN_USER_EXCEPTION(6),
    UNKNOWN_EXCEPTION(7),
    /** Since Ice 3.8; a 3.7 client cannot read it or those after it. */
    INVALID_DATA(8),
    UNAUTHORIZED(9),
    NOT_SUPPORTED(10);

    private static final ReplyStatus[] STATUSES = values();

    private final int code;

    ReplyStatus(int code) {
        this.code = code;
    }

    /** The byte on the wire. */
    public int code() {
        return code;
    }

    /** The status with this code, if it has a name. */
    public static Optional<ReplyStatus> of(int code) {
        return code >= 0 && code < STATUSES.length ? Optional.of(STATUSES[code]) : Optional.empty();
    }
}
