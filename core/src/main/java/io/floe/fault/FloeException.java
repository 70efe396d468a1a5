package io.floe.fault;

import org.jspecify.annotations.Nullable;

/** The root of everything that Floe throws: unchecked, with a message of the form {@code what: value (expected: ...)}. */
public class FloeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FloeException(String message) {
        super(message);
    }

    public FloeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
