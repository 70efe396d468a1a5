package io.floe.wire;

import io.floe.fault.FloeException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that do not say what they should, or a value that cannot be written: a count beyond the bytes left, text that
 * is not UTF-8, an unknown format. Inside parameters it concerns one call; in a message's own fields, its connection.
 */
public final class MarshalException extends FloeException {
    private static final long serialVersionUID = 1L;

    public MarshalException(String message) {
        super(message);
    }

    public MarshalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
