package io.floe.internal.connection;

import io.netty.channel.Channel;

/**
 * Reads from a peer as long as it neither has too many requests running nor leaves too many answers unread, and there is room
 * for what it sends. Owned by the connection's event loop.
 */
final class ReadGate {
    private final IceConnection connection;
    private final UnreadAnswers unread;
    private final ReceiveWatch receiving;

    ReadGate(IceConnection connection, UnreadAnswers unread, ReceiveWatch receiving) {
        this.connection = connection;
        this.unread = unread;
        this.receiving = receiving;
    }

    /**
     * Whether the peer reads its answers, or none are sent any more; a client writes on, or two peers would wait for each
     * other.
     */
    boolean mayAnswer() {
        return !connection.accepted()
                || connection.saidAll()
                || (connection.channel().isWritable() && !unread.tooMany());
    }

    /** Something has changed that matters. */
    void look() {
        Channel channel = connection.channel();
        boolean read =
                mayAnswer() && connection.inbound().welcome(open() || connection.saidAll()) && !receiving.starves();
        if (connection.hears() && channel.config().isAutoRead() != read) {
            channel.config().setAutoRead(read);
            connection.idle().bytesRead(); // the silence so far was of our own making
        }
    }

    /** Whether what the peer sends is read. */
    boolean open() {
        return connection.channel().config().isAutoRead();
    }
}
