package io.floe.internal.connection;

import io.floe.wire.Compression;
import io.floe.wire.Invocation;
import io.floe.wire.ReplyBody;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One request of the peer's and the way back for its answer. Owned by the connection's event loop; the answer may come from
 * any thread.
 */
final class InboundCall extends Errand implements Responder {
    private final IceConnection connection;
    private final int requestId;
    private final Invocation invocation;
    private final Compression compression;
    private @Nullable ReplyBody answer;

    InboundCall(IceConnection connection, int requestId, Invocation invocation, Compression compression) {
        this.connection = connection;
        this.requestId = requestId;
        this.invocation = invocation;
        this.compression = compression;
    }

    /** 0 for a oneway. */
    int requestId() {
        return requestId;
    }

    boolean wantsAnswer() {
        return requestId != 0;
    }

    Compression compression() {
        return compression;
    }

    void start() {
        connection.handler().handle(connection, invocation, !wantsAnswer(), this);
    }

    @Override
    public void reply(ReplyBody body) {
        answer = body;
        connection.onLoop(this);
    }

    @Override
    void perform() {
        connection.inbound().finished(this, Objects.requireNonNull(answer));
    }
}
