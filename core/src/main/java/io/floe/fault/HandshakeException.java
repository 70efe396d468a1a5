package io.floe.fault;

import org.jspecify.annotations.Nullable;

/** Two peers that could reach each other do not trust each other: thrown by secure transports, told as {@link Failure.Kind#TRUST}. */
public class HandshakeException extends FloeException {
    private static final long serialVersionUID = 1L;

    public HandshakeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
