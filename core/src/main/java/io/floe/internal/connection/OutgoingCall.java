package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;

/**
 * What a connection carries for a caller. All methods but {@link #weight} and {@link #expectsReply} are called on the
 * connection's event loop, where exactly one of {@link #answered}, {@link #failed}, {@link #forgotten} and (without a reply) {@link #written} ends the
 * attempt.
 */
public interface OutgoingCall {
    /** The message to send; {@code requestId} is 0 where no reply is expected. */
    Message message(int requestId, boolean compress);

    /** Roughly how many bytes it holds while it waits. */
    int weight();

    /** Whether the peer will answer. */
    boolean expectsReply();

    /** Whether nobody waits for it any more, so that an unwritten request need not be sent. */
    boolean isDone();

    /** The request has an id and is about to be written. */
    void registered(int requestId);

    /** The whole request was handed to the socket. */
    void written();

    /** The peer's answer. */
    void answered(ReplyBody body);

    /** The connection dropped the request, as its caller wished. */
    void forgotten();

    /** This attempt will get no answer. */
    void failed(Failure failure);
}
