package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.fault.FloeException;
import io.floe.wire.ReplyBody;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** One message of a caller's on its way to the socket and until its answer. Owned by the connection's event loop. */
final class SentRequest extends WriteOutcome {
    private final IceConnection connection;
    private final OutgoingCall call;
    private int id;
    private boolean settled;
    private boolean written;
    private boolean ended;

    SentRequest(IceConnection connection, OutgoingCall call) {
        this.connection = connection;
        this.call = call;
    }

    /** Its caller's thread has handed it over. */
    @Override
    void perform() {
        connection.write(this);
    }

    /** 0 until it is in the table. */
    int id() {
        return id;
    }

    void id(int requestId) {
        id = requestId;
    }

    OutgoingCall call() {
        return call;
    }

    @Override
    public Channel channel() {
        return connection.channel();
    }

    @Override
    public boolean isDone() {
        return settled;
    }

    @Override
    public boolean isSuccess() {
        return written;
    }

    /** A message that was only partly written cannot have been executed, so the whole of it counts. */
    @Override
    void settled(@Nullable Throwable cause) {
        settled = true;
        connection.outbox().release(call.weight());
        if (cause == null) {
            written = true;
            if (!ended) {
                ended = !call.expectsReply();
                call.written();
            }
        } else if (cause instanceof FloeException refused) {
            fail(new Failure(
                    Kind.LOCAL, String.valueOf(refused.getMessage()), refused)); // by a transport, as too large
        } else {
            fail(new Failure(Kind.LOST_UNSENT, "connection lost before the request was written", cause));
        }
    }

    /** Ends it as the death of the connection demands. */
    void lost(Failure closed) {
        if (closed.kind() == Kind.DRAIN || !written) {
            fail(closed.surelyNotRun() ? closed : new Failure(Kind.LOST_UNSENT, closed.reason(), closed.cause()));
        } else {
            fail(new Failure(Kind.LOST_SENT, closed.reason(), closed.cause()));
        }
    }

    /** Its connection takes no calls any more, or its caller went away, which is nobody's fault. */
    void leaveUnwritten() {
        connection.outbox().release(call.weight());
        if (call.isDone()) {
            forget();
            call.forgotten();
        } else {
            fail(Failure.of(Kind.LOST_UNSENT, "the connection closed before the request was written"));
        }
    }

    void answered(ReplyBody body) {
        if (!ended) {
            ended = true;
            call.answered(body);
        }
    }

    /** The caller went away: nobody is told any more. */
    void forget() {
        ended = true;
    }

    private void fail(Failure failure) {
        if (!ended) {
            ended = true;
            call.failed(failure);
        }
    }
}
