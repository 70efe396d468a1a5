package io.floe.internal.connection;

import io.floe.wire.Compression;
import io.floe.wire.MarshalException;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request of the peer's and the way back for its answer. Owned by the connection's event loop; the answer may come from
 * any thread, and is compressed on another one, if it must be.
 */
final class InboundCall extends Errand implements Responder {
    private final IceConnection connection;
    private final RequestMessage request;
    private @Nullable ReplyMessage answer;
    private @Nullable ByteBuf packed;

    InboundCall(IceConnection connection, RequestMessage request) {
        this.connection = connection;
        this.request = request;
    }

    /** 0 for a oneway. */
    int requestId() {
        return request.requestId();
    }

    boolean wantsAnswer() {
        return requestId() != 0;
    }

    void start() {
        connection.handler().handle(connection, request.invocation(), !wantsAnswer(), this);
    }

    @Override
    public void reply(ReplyBody body) {
        // A compressed reply is allowed only if the request asked for one (observed from Ice 3.7.8).
        Compression wish = request.compression() == Compression.NONE ? Compression.NONE : Compression.COMPRESSED;
        answer = new ReplyMessage(requestId(), body, wish);
        if (!packElsewhere(answer)) {
            connection.onLoop(this);
        }
    }

    private boolean packElsewhere(ReplyMessage message) {
        Outbox outbox = connection.outbox();
        try {
            if (!wantsAnswer() || !outbox.compresses(message)) {
                return false;
            }
            outbox.packing().execute(() -> {
                pack(message);
                connection.onLoop(this);
            });
            return true;
        } catch (MarshalException | RejectedExecutionException e) {
            return false; // it fails again where it is written, or the communicator is closing
        }
    }

    private void pack(ReplyMessage message) {
        try {
            packed = connection.outbox().encode(message);
        } catch (RuntimeException | OutOfMemoryError e) {
            // it fails again where it is written, and the peer is told
        }
    }

    ReplyMessage answer() {
        return Objects.requireNonNull(answer);
    }

    /** The answer's bytes if they are known already, for the caller to release. */
    @Nullable
    ByteBuf packed() {
        return packed;
    }

    @Override
    void perform() {
        connection.inbound().finished(this);
    }
}
