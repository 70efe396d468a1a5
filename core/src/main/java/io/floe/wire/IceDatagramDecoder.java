package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one message from each datagram; owned by the event loop of its one channel.
 *
 * <p>A datagram that holds no message is dropped and counted: its source may be forged, so it is never answered, and it must
 * not stop the endpoint. The log tells of the first, the tenth, the hundredth and so on.
 */
public final class IceDatagramDecoder extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(IceDatagramDecoder.class);

    private final MessageCodec codec;
    private final LongAdder dropped = new LongAdder();
    private long nextTold = 1;

    /** A decoder for one channel. */
    public IceDatagramDecoder(MessageCodec codec) {
        this.codec = codec;
    }

    /** How many datagrams were dropped; on any thread. */
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (!(msg instanceof ByteBuf datagram)) {
            ctx.fireChannelRead(msg);
            return;
        }
        Message message;
        try {
            message = codec.decode(datagram);
        } catch (ProtocolException | MarshalException e) {
            drop(ctx, e);
            return;
        } finally {
            datagram.release();
        }
        ctx.fireChannelRead(message);
    }

    private void drop(ChannelHandlerContext ctx, RuntimeException why) {
        dropped.increment();
        long count = dropped.sum();
        if (count == nextTold) {
            nextTold *= 10;
            LOG.warn("{}: {} bad datagrams dropped so far, the last one: {}", ctx.channel(), count, why.getMessage());
        }
    }
}
