package io.floe.internal.client;

import io.floe.fault.Failure;
import io.floe.internal.connection.OutgoingCall;
import io.floe.wire.Compression;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import io.floe.wire.RequestMessage;
import java.util.function.LongConsumer;

/** Asks a peer for a sign of life; any answer is one, for a reply proves health. Owned by the event loop that carries it. */
final class Ping implements OutgoingCall {
    private static final int WEIGHT = 128;

    private final Invocation question;
    private final Lane lane;
    private final ClientEnvironment environment;
    private final LongConsumer answered;
    private final Runnable failed;
    private final long sent;

    /**
     * A question to the peer of a lane.
     *
     * @param answered told on the control thread after how many nanoseconds the answer came
     * @param failed told on the control thread if none can come any more
     */
    Ping(ClientEnvironment environment, Lane lane, Invocation question, LongConsumer answered, Runnable failed) {
        this.environment = environment;
        this.lane = lane;
        this.question = question;
        this.answered = answered;
        this.failed = failed;
        this.sent = environment.now();
    }

    void send() {
        lane.connection().send(this);
    }

    @Override
    public Message message(int requestId, boolean compress) {
        return new RequestMessage(requestId, question, Compression.NONE);
    }

    @Override
    public int weight() {
        return WEIGHT;
    }

    @Override
    public boolean expectsReply() {
        return true;
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public void registered(int requestId) {}

    @Override
    public void written() {}

    @Override
    public void answered(ReplyBody body) {
        long now = environment.now();
        lane.answered(now);
        environment.control().execute(() -> answered.accept(now - sent));
    }

    @Override
    public void forgotten() {}

    @Override
    public void failed(Failure failure) {
        environment.control().execute(failed);
    }
}
