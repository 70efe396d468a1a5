package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.HandshakeException;
import io.floe.wire.MarshalException;
import io.floe.wire.ProtocolException;
import io.netty.channel.ConnectTimeoutException;
import java.net.SocketTimeoutException;

/** Finds the class of a failure from what was thrown. Stateless. */
public final class Failures {
    private Failures() {}

    /** Why no connection came about. */
    public static Failure ofConnect(Throwable cause) {
        if (cause instanceof HandshakeException) {
            return new Failure(Kind.TRUST, message(cause), cause);
        }
        if (cause instanceof ProtocolException protocol) {
            return new Failure(protocol.notIce() ? Kind.NOT_ICE : Kind.CLOSED_EARLY, message(cause), cause);
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof SocketTimeoutException) {
            return new Failure(Kind.CONNECT_TIMEOUT, message(cause), cause);
        }
        return new Failure(Kind.REFUSED, message(cause), cause);
    }

    /** Why an open connection ended. */
    static Failure ofConnection(Throwable cause, boolean awaitingValidation) {
        if (awaitingValidation && (cause instanceof ProtocolException || cause instanceof MarshalException)) {
            return new Failure(Kind.NOT_ICE, message(cause), cause);
        }
        if (awaitingValidation) {
            return cause instanceof HandshakeException
                    ? new Failure(Kind.TRUST, message(cause), cause)
                    : new Failure(Kind.CLOSED_EARLY, message(cause), cause);
        }
        return new Failure(Kind.LOST_SENT, message(cause), cause);
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** The peer hung up without a word. */
    static Failure ofHangUp(boolean awaiting) {
        return awaiting
                ? Failure.of(Kind.CLOSED_EARLY, "closed by the peer before the connection was validated")
                : Failure.of(Kind.LOST_SENT, "connection lost");
    }
}
