package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one message from each datagram; owned by the event loop of its one channel.
 *
 * <p>A datagram that holds no message is dropped and counted: its source may be forged, so it is never answered, and it must
 * not stop the endpoint. The log tells of the first, the tenth, the hundredth and so on. Compressed datagrams are decoded
 * elsewhere; more than 1 MiB of them never waits for that: those that come then are dropped as well, and the others served.
 */
public final class IceDatagramDecoder extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(IceDatagramDecoder.class);

    private static final int PACKED_MAX = 1 << 20;

    private final MessageCodec codec;
    private final Executor unpackers;
    private final LongAdder dropped = new LongAdder();
    private long nextTold = 1;
    private int packed;

    /**
     * A decoder for one channel.
     *
     * @param unpackers where compressed datagrams are decoded
     */
    public IceDatagramDecoder(MessageCodec codec, Executor unpackers) {
        this.codec = codec;
        this.unpackers = unpackers;
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
        Message message = null;
        try {
            if (isCompressed(datagram)) {
                unpack(ctx, datagram);
            } else {
                message = codec.decode(datagram);
            }
        } catch (ProtocolException | MarshalException e) {
            drop(ctx, e.getMessage());
        } finally {
            datagram.release();
        }
        if (message != null) {
            ctx.fireChannelRead(message);
        }
    }

    private boolean isCompressed(ByteBuf datagram) {
        if (datagram.readableBytes() < MessageHeader.BYTES) {
            return false;
        }
        int start = datagram.readerIndex();
        MessageHeader.check(datagram, start, codec.limits().messageSizeMax());
        return MessageHeader.isCompressed(datagram, start);
    }

    private void unpack(ChannelHandlerContext ctx, ByteBuf datagram) {
        int bytes = datagram.readableBytes();
        if (packed + bytes > PACKED_MAX) {
            drop(ctx, "compressed, while " + packed + " bytes of such wait (expected: <= " + PACKED_MAX + ")");
            return;
        }
        packed += bytes;
        ByteBuf copy = datagram.copy(); // what it came in is as large as a datagram can be
        new Unpacking(copy, codec, ctx.executor(), done -> unpacked(ctx, bytes, done)).start(unpackers);
    }

    private void unpacked(ChannelHandlerContext ctx, int bytes, Unpacking done) {
        packed -= bytes;
        Throwable failure = done.failure();
        if (failure != null) {
            drop(ctx, failure.getMessage());
            return;
        }
        ctx.fireChannelRead(done.message());
        ctx.fireChannelReadComplete();
    }

    private void drop(ChannelHandlerContext ctx, @Nullable String why) {
        dropped.increment();
        long count = dropped.sum();
        if (count == nextTold) {
            nextTold *= 10;
            LOG.warn("{}: {} bad datagrams dropped so far, the last one: {}", ctx.channel(), count, why);
        }
    }
}
