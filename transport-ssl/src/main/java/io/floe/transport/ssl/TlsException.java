package io.floe.transport.ssl;

import io.floe.fault.HandshakeException;
import org.jspecify.annotations.Nullable;

/** A TLS handshake that failed. Its one-line message names the code, the peer, what came, what was wanted, and what to do. */
public final class TlsException extends HandshakeException {
    private static final long serialVersionUID = 1L;

    private final TlsCode code;

    /**
     * Composes the message.
     *
     * @param peer who is at the other end, such as {@code ssl 10.0.0.5:4063}
     * @param detail what came and what was wanted
     */
    public TlsException(TlsCode code, String peer, String detail, @Nullable Throwable cause) {
        super(code.id() + " " + code.title() + ": " + peer + " " + detail + ". " + code.advice(), cause);
        this.code = code;
    }

    /** The kind of failure. */
    public TlsCode code() {
        return code;
    }
}
