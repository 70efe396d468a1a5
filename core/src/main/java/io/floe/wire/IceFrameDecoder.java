package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into messages; owned by the event loop of its one channel.
 *
 * <p>Reads {@link ByteBuf}, and fires one {@link Message} for each whole message as soon as its last byte is there. The
 * first {@link ProtocolException} or {@link MarshalException} is fired as such and ends it: what comes later is
 * dropped. Whoever catches it closes the channel.
 *
 * <p>A header is checked before a byte of its body is kept. A body that has not arrived costs at most 64 KiB. Where the
 * budget does not allow for the rest, the decoder {@link #starves}: its owner stops reading, and resumes it later.
 */
public final class IceFrameDecoder extends ChannelInboundHandlerAdapter {
    private final MessageCodec codec;
    private final PartialFrame partial;
    private final Queue<ByteBuf> backlog = new ArrayDeque<>(0);
    private boolean ended;

    /** A decoder whose memory is bound by its codec's limits alone. */
    public IceFrameDecoder(MessageCodec codec) {
        this(codec, ReceiveBudget.unlimited());
    }

    /** A decoder that shares a budget with others. */
    public IceFrameDecoder(MessageCodec codec, ReceiveBudget budget) {
        this.codec = codec;
        this.partial = new PartialFrame(codec.limits().messageSizeMax(), budget);
    }

    /** Whether it keeps bytes back that it has no room for. */
    public boolean starves() {
        return !backlog.isEmpty();
    }

    /** Tries what it kept back, on the event loop; it may go on starving. */
    public void resume(ChannelHandlerContext ctx) {
        Queue<ByteBuf> again = new ArrayDeque<>(backlog);
        backlog.clear();
        again.forEach(bytes -> channelRead(ctx, bytes));
    }

    /** Whether a message has begun to arrive and is not whole yet. */
    public boolean hasPartialFrame() {
        return !partial.isEmpty();
    }

    /** How many bytes of the message under way have arrived; 0 if none is. */
    public int partialFrameBytes() {
        return partial.bytes();
    }

    /** Whether the header of the message under way is still incomplete; false if none is under way. */
    public boolean hasPartialHeader() {
        return !partial.isEmpty() && partial.bytes() < MessageHeader.BYTES;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        if (!(msg instanceof ByteBuf in)) {
            ctx.fireChannelRead(msg);
            return;
        }
        boolean failed = true;
        try {
            decode(ctx, in);
            failed = false;
        } catch (ProtocolException | MarshalException e) {
            end(); // before anybody can hand in more
            ctx.fireExceptionCaught(e);
        } finally {
            if (failed) {
                end(); // after an error of any kind, where the next message begins is not known
            }
            in.release();
        }
    }

    private void decode(ChannelHandlerContext ctx, ByteBuf in) {
        while (!ended && in.isReadable()) {
            Message message = starves() ? null : next(ctx, in);
            if (message != null) {
                ctx.fireChannelRead(message);
            } else if (in.isReadable()) {
                backlog.add(in.retain());
                return;
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        end();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        end();
    }

    private @Nullable Message next(ChannelHandlerContext ctx, ByteBuf in) {
        if (partial.isEmpty() && in.readableBytes() >= MessageHeader.BYTES) {
            int start = in.readerIndex();
            int size = MessageHeader.check(in, start, codec.limits().messageSizeMax());
            if (size <= in.readableBytes()) {
                in.skipBytes(size);
                return codec.decodeChecked(in, start, size);
            }
        }
        ByteBuf whole = partial.fill(in, ctx.alloc());
        if (whole == null) {
            return null;
        }
        try {
            return codec.decodeChecked(whole, 0, partial.size());
        } finally {
            partial.clear();
        }
    }

    private void end() {
        ended = true;
        partial.clear();
        backlog.forEach(ByteBuf::release);
        backlog.clear();
    }
}
