package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into messages; owned by the event loop of its one channel.
 *
 * <p>Reads {@link ByteBuf}, and fires one {@link Message} for each whole message as soon as its last byte is there. The
 * first {@link ProtocolException} or {@link MarshalException} is fired as such and ends it: what comes later is
 * dropped. Whoever catches it closes the channel.
 *
 * <p>A header is checked before a byte of its body is kept. A body that has not arrived costs at most 64 KiB.
 */
public final class IceFrameDecoder extends ChannelInboundHandlerAdapter {
    private final MessageCodec codec;
    private final PartialFrame partial;
    private boolean ended;

    public IceFrameDecoder(MessageCodec codec) {
        this.codec = codec;
        this.partial = new PartialFrame(codec.limits().messageSizeMax());
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
            while (!ended && in.isReadable()) {
                Message message = next(ctx, in);
                if (message != null) {
                    ctx.fireChannelRead(message);
                }
            }
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
    }
}
