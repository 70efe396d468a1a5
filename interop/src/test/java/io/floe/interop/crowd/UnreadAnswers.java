package io.floe.interop.crowd;

import static org.assertj.core.util.introspection.FieldSupport.extraction;

import io.floe.Request;
import io.floe.internal.connection.IceConnection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each peer of a server leaves unread, as Netty counts it. How much memory its pool has taken for that says little: it
 * takes whole chunks, up to half as much again, or none at all after a test that left some. Thread-safe.
 */
final class UnreadAnswers {
    private final Map<Object, Channel> channels = new ConcurrentHashMap<>();

    /** Watches whoever asks. */
    void watch(Request request) {
        IceConnection connection = extraction().fieldValue("connection", IceConnection.class, request.connection());
        channels.put(request.peer().remote(), connection.channel());
    }

    /** The bytes of the peer that leaves most of them. */
    long most() {
        return channels.values().stream().mapToLong(UnreadAnswers::of).max().orElse(0);
    }

    /** The bytes of all peers. */
    long all() {
        return channels.values().stream().mapToLong(UnreadAnswers::of).sum();
    }

    private static long of(Channel channel) {
        return channel.eventLoop()
                .submit(() -> pending(channel.unsafe().outboundBuffer()))
                .awaitUninterruptibly()
                .getNow();
    }

    private static long pending(ChannelOutboundBuffer buffer) {
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
