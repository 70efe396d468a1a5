package io.floe.wire;

import io.floe.fault.FloeException;
import org.jspecify.annotations.Nullable;

/**
 * A message that breaks the protocol: wrong magic, version, type, size or compression. Fatal to its connection (a
 * datagram is merely dropped): where the next message would begin cannot be known.
 */
public final class ProtocolException extends FloeException {
    private static final long serialVersionUID = 1L;

    private final boolean notIce;

    public ProtocolException(String message) {
        this(message, null, false);
    }

    public ProtocolException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private ProtocolException(String message, @Nullable Throwable cause, boolean notIce) {
        super(message, cause);
        this.notIce = notIce;
    }

    static ProtocolException notIce(String message) {
        return new ProtocolException(message, null, true);
    }

    /** Whether the peer does not speak Ice at all: plain text, TLS, or anything else without Ice's magic. */
    public boolean notIce() {
        return notIce;
    }
}
