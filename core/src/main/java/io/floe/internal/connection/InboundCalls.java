package io.floe.internal.connection;

import io.floe.wire.BatchRequestMessage;
import io.floe.wire.Compression;
import io.floe.wire.Invocation;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.ReplyStatus;
import io.floe.wire.RequestMessage;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one peer: those that run and those that wait for their turn. Owned by the connection's event loop. While
 * the limit is reached nothing more is read from the peer.
 */
final class InboundCalls {
    private final IceConnection connection;
    private final int limit;
    private final Queue<InboundCall> waiting = new ArrayDeque<>(0); // idle connections keep little
    private int running;
    private int unanswered;
    private boolean starting;

    InboundCalls(IceConnection connection, int limit) {
        this.connection = connection;
        this.limit = limit;
    }

    void accept(RequestMessage request) {
        enqueue(new InboundCall(connection, request));
    }

    void accept(BatchRequestMessage batch) {
        for (Invocation invocation : batch.invocations()) {
            enqueue(new InboundCall(connection, new RequestMessage(0, invocation, Compression.NONE)));
        }
    }

    /** Whether requests run or wait. */
    boolean busy() {
        return running > 0 || !waiting.isEmpty();
    }

    /** Whether the peer waits for answers. */
    boolean owesAnswers() {
        return unanswered > 0;
    }

    /** Whether oneways run or wait, which must be executed even if the peer is gone. */
    boolean hasOneways() {
        return running + waiting.size() > unanswered;
    }

    /** Whether more may be read: until the limit is reached, and then again once half of it is done, lest reading flutter. */
    boolean welcome(boolean reading) {
        return reading ? running < limit : waiting.isEmpty() && running <= limit / 2;
    }

    /** Drops what has not started and may go elsewhere; a oneway that got this far cannot, for its caller takes it as done. */
    void dropRedirectable() {
        int before = waiting.size();
        waiting.removeIf(InboundCall::wantsAnswer);
        unanswered -= before - waiting.size();
    }

    private void enqueue(InboundCall call) {
        if (call.wantsAnswer()) {
            unanswered++;
        }
        if (waiting.isEmpty() && mayStart()) {
            running++;
            call.start();
        } else {
            waiting.add(call);
        }
        connection.gate().look();
    }

    /** Goes on, if the peer has read enough of its answers. */
    void resume() {
        startWaiting();
        connection.gate().look();
    }

    /** A loop, however deep: a call may be finished before its start returns. */
    private void startWaiting() {
        if (!starting) {
            starting = true;
            try {
                for (InboundCall call = next(); call != null; call = next()) {
                    running++;
                    call.start();
                }
            } finally {
                starting = false;
            }
        }
    }

    private @Nullable InboundCall next() {
        return mayStart() ? waiting.poll() : null;
    }

    private boolean mayStart() {
        return running < limit && connection.gate().mayAnswer();
    }

    void finished(InboundCall call) {
        running--;
        if (call.wantsAnswer()) {
            unanswered--;
            reply(call);
        }
        if (!waiting.isEmpty()) {
            startWaiting();
        }
        connection.gate().look();
        connection.requestFinished();
    }

    /** An answer that cannot be sent is an answer too: the peer must not wait for it. */
    private void reply(InboundCall call) {
        ByteBuf packed = call.packed();
        reply(packed == null ? encode(call) : packed);
    }

    private ByteBuf encode(InboundCall call) {
        try {
            return connection.outbox().encode(call.answer());
        } catch (RuntimeException | OutOfMemoryError e) {
            ReplyBody instead = new ReplyBody.Failed(
                    ReplyStatus.UNKNOWN_LOCAL_EXCEPTION.code(), "the answer cannot be encoded: " + e.getMessage());
            return connection.outbox().encode(new ReplyMessage(call.requestId(), instead, Compression.NONE));
        }
    }

    private void reply(ByteBuf encoded) {
        if (connection.channel().isActive() && !connection.saidAll()) {
            connection.write(encoded);
        } else {
            encoded.release();
        }
    }
}
