package io.floe.internal.locator;

import io.floe.fault.FloeException;
import org.jspecify.annotations.Nullable;

/** A locator did not tell where something is; the message says what it was asked and what it answered. */
final class NotLocatedException extends FloeException {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    /** @param unknown whether it answered that it knows no such name */
    NotLocatedException(String message, @Nullable Throwable cause, boolean unknown) {
        super(message, cause);
        this.unknown = unknown;
    }

    boolean unknown() {
        return unknown;
    }
}
