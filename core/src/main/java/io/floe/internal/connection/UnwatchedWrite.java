package io.floe.internal.connection;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of all those writes of a connection that nobody asks about: where one fails, the connection does. Owned by the
 * connection's event loop. It has no state, so that one serves for all of them.
 */
final class UnwatchedWrite extends WriteOutcome {
    private final Channel channel;

    UnwatchedWrite(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public boolean isSuccess() {
        return false;
    }

    @Override
    void settled(@Nullable Throwable cause) {}

    @Override
    void perform() {}
}
