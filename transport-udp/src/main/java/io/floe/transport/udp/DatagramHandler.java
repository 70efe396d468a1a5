package io.floe.transport.udp;

import io.floe.fault.DatagramLimitException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hands each datagram to core as one buffer, and keeps what cannot be one from the socket. No datagram and no error of
 * the socket closes the channel, for both can be forged. Owned by its channel's event loop.
 */
final class DatagramHandler extends ChannelDuplexHandler {
    private final DatagramSizes sizes;
    private final SizeWarning warning;
    private final RateLimitedLog log;
    private final LongAdder dropped = new LongAdder();
    private boolean connectToFirst;
    private int warnAbove;

    /** @param connectToFirst whether to hear only the first peer that sends */
    DatagramHandler(DatagramSizes sizes, SizeWarning warning, RateLimitedLog log, boolean connectToFirst) {
        this.sizes = sizes;
        this.warning = warning;
        this.log = log;
        this.connectToFirst = connectToFirst;
    }

    /** How many datagrams were too large to be whole; on any thread. */
    long dropped() {
        return dropped.sum();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof DatagramPacket packet)) {
            ctx.fireChannelRead(message);
            return;
        }
        if (packet.content().readableBytes() > DatagramSizes.LARGEST) {
            drop(packet);
            packet.release();
            return;
        }
        if (connectToFirst) {
            connectToFirst = false;
            ctx.connect(packet.sender());
        }
        ctx.fireChannelRead(packet.content()); // core copies what it keeps: the receive buffer is soon free
    }

    private void drop(DatagramPacket packet) {
        dropped.increment();
        log.warn(
                "dropped a datagram of " + packet.sender(),
                packet.content().readableBytes() + " bytes (expected: <= " + DatagramSizes.LARGEST + "); "
                        + dropped.sum() + " so far");
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf datagram && datagram.readableBytes() > sizes.limit()) {
            int size = datagram.readableBytes();
            datagram.release();
            promise.tryFailure(new DatagramLimitException(size, sizes.limit(), sizes.reason()));
            return;
        }
        if (message instanceof ByteBuf datagram) {
            warn(ctx, datagram.readableBytes());
        }
        ctx.write(message, promise);
    }

    private void warn(ChannelHandlerContext ctx, int size) {
        if (warnAbove == 0) {
            warnAbove = warning.limit(ctx.channel());
        }
        if (size > warnAbove) {
            log.warn(
                    "sent to " + ctx.channel().remoteAddress(),
                    size + " bytes (expected: <= " + warnAbove + ", for IP cuts larger ones into pieces)");
        }
    }

    /** Such as an ICMP error, which anybody may have sent: the endpoint lives on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.warn("socket", cause.toString());
    }
}
