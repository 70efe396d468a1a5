package io.floe.internal.connection;

import io.floe.wire.ProtocolException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Watches what a client leaves unread: while all such clients together leave too much, its requests are not read, and one that
 * takes next to nothing is given up. Owned by the connection's event loop. A timer runs only while something is unread.
 */
final class UnreadAnswers {
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final IceConnection connection;
    private final ConnectionSettings settings;
    private final UnreadTotal total;
    private long written;
    private long unread;
    private long takenAtMark;
    private long mark;
    private boolean watching;
    private boolean held;

    UnreadAnswers(IceConnection connection, ConnectionSettings settings, UnreadTotal total) {
        this.connection = connection;
        this.settings = settings;
        this.total = total;
    }

    /** Whether the peer's requests must wait until it, or others, have read; what this turn has written counts. */
    boolean tooMany() {
        long pending = pending();
        held = pending > 0 && total.wouldExceed(pending - unread);
        return held;
    }

    void written(int bytes) {
        written += bytes;
    }

    /** After each flush: most find the buffer empty, and are done. */
    void flushed() {
        if (!connection.accepted()) {
            return;
        }
        long pending = pending();
        if (watching) {
            count(pending); // now, not at the next look: the memory of all depends on it
        } else if (pending > 0) {
            watching = true;
            takenAtMark = written - pending;
            mark = connection.now();
            look();
        } else if (held) {
            connection.inbound().resume(); // the system took all of it: nothing is unread
        }
    }

    private void count(long pending) {
        total.add(pending - unread);
        unread = pending;
    }

    private void look() {
        if (!connection.channel().isActive()) {
            return;
        }
        long pending = pending();
        count(pending);
        connection.inbound().resume();
        if (pending == 0) {
            watching = false;
            return;
        }
        long period = connection.now() - mark;
        if (period >= settings.unreadTimeout().toNanos()) {
            long taken = written - pending - takenAtMark;
            if (taken < settings.unreadTimeout().toSeconds() * settings.bytesPerSecond()) {
                giveUp(pending, Math.max(0, taken));
                return;
            }
            takenAtMark = written - pending;
            mark = connection.now();
        }
        connection.loop().schedule(this::look, TICK_NANOS, TimeUnit.NANOSECONDS);
    }

    private void giveUp(long pending, long taken) {
        ProtocolException why = new ProtocolException("unread answers: " + pending + " bytes, " + taken + " read in "
                + settings.unreadTimeout().toSeconds() + " s (expected: at least " + settings.bytesPerSecond()
                + " bytes a second)");
        connection.end(Failures.ofConnection(why, false));
    }

    /** The connection is gone, and with it what was not read. */
    void closed() {
        count(0);
    }

    private long pending() {
        Channel channel = connection.channel();
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
