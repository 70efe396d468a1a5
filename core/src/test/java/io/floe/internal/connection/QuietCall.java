package io.floe.internal.connection;

import io.floe.fault.Failure;
import io.floe.wire.Message;
import io.floe.wire.ReplyBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A call that nobody waits for, which remembers how it failed. Owned by the thread of the test. */
final class QuietCall implements OutgoingCall {
    final List<Failure> failures = new ArrayList<>();

    private final int weight;
    private final IntFunction<Message> message;

    /** One whose message is made for each request id. */
    QuietCall(int weight, IntFunction<Message> message) {
        this.weight = weight;
        this.message = message;
    }

    @Override
    public Message message(int requestId, boolean compress) {
        return message.apply(requestId);
    }

    @Override
    public int weight() {
        return weight;
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
    public void answered(ReplyBody body) {}

    @Override
    public void forgotten() {}

    @Override
    public void failed(Failure failure) {
        failures.add(failure);
    }
}
