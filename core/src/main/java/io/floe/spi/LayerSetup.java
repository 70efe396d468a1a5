package io.floe.spi;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.ImmediateEventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.BiConsumer;

/**
 * What the inner transport sees as its user: brings one layer up on every channel, then tells the user above. Immutable;
 * works on each channel's event loop.
 */
record LayerSetup(String layer, ChannelSetup above, BiConsumer<Channel, Promise<Void>> raise) implements ChannelSetup {
    /** A peer that stops within a record makes a connection hold one read at most: of 64 KiB, and 16 in a turn, as Netty's are. */
    private static final RecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(64, 2048, 64 * 1024).maxMessagesPerRead(16);

    @Override
    public void opened(Channel channel) {
        above.opened(channel);
    }

    @Override
    public String adapter() {
        return above.adapter();
    }

    @Override
    public void failed(Channel channel, Throwable cause) {
        above.failed(channel, cause);
    }

    @Override
    public void ready(Channel channel) {
        // Layers keep what they cannot use yet, if only part of a record, in the buffer that it was read into
        channel.config().setRecvByteBufAllocator(READS);
        // Not the loop's own promise: that one defers its listeners when they nest deeply, and bytes would overtake
        // ready
        Promise<Void> up = ImmediateEventExecutor.INSTANCE.newPromise();
        up.addListener(done -> {
            if (done.isSuccess()) {
                above.ready(channel);
            } else {
                above.failed(channel, done.cause());
                channel.close();
            }
        });
        try {
            raise.accept(channel, up);
        } catch (RuntimeException e) {
            up.tryFailure(e);
        }
        var peer = channel.remoteAddress();
        channel.closeFuture().addListener(closed -> {
            if (!up.isDone()) { // else an exception is made for nothing, and its stack is deep
                up.tryFailure(closedBy(peer));
            }
        });
    }

    private SocketException closedBy(SocketAddress peer) {
        return new SocketException(layer + ": closed by " + peer + " (expected: a peer that speaks " + layer + ")");
    }
}
