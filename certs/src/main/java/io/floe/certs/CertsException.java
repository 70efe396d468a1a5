package io.floe.certs;

/**
 * Says why key material could not be made, read or written. The message names what was wrong and what was expected, and
 * never holds a key or a password.
 */
public final class CertsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CertsException(String message) {
        super(message);
    }

    public CertsException(String message, Throwable cause) {
        super(message, cause);
    }
}
