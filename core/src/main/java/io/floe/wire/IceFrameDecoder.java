package io.floe.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into messages; owned by the event loop of its one channel.
 *
 * <p>Reads {@link ByteBuf}, and fires one {@link Message} for each whole message as soon as its last byte is there. The
 * first {@link ProtocolException} or {@link MarshalException} is fired as such and ends it: what comes later is
 * dropped. Whoever catches it closes the channel.
 *
 * <p>A header is checked before a byte of its body is kept. A body that has not arrived costs at most 64 KiB. Where the
 * budget does not allow for the rest, the decoder {@link #starves}: its owner stops reading, and resumes it later. It starves
 * as well while a compressed message is unpacked elsewhere, and goes on by itself with a read that has been completed.
 */
public final class IceFrameDecoder extends ChannelInboundHandlerAdapter {
    private final MessageCodec codec;
    private final PartialFrame partial;
    private final Executor unpackers;
    private final Queue<ByteBuf> backlog = new ArrayDeque<>(0);
    private @Nullable Unpacking unpacking;
    private boolean ended;

    /** A decoder whose memory is bound by its codec's limits alone, and who unpacks where it reads. */
    public IceFrameDecoder(MessageCodec codec) {
        this(codec, ReceiveBudget.unlimited(), Runnable::run);
    }

    /**
     * A decoder that shares a budget with others.
     *
     * @param unpackers where compressed messages are decoded, one at a time
     */
    public IceFrameDecoder(MessageCodec codec, ReceiveBudget budget, Executor unpackers) {
        this.codec = codec;
        this.partial = new PartialFrame(codec.limits().messageSizeMax(), budget);
        this.unpackers = unpackers;
    }

    /** Whether it cannot take more at the moment. */
    public boolean starves() {
        return unpacking != null || !backlog.isEmpty();
    }

    /** Whether it starves only until a message is unpacked, and need not be resumed. */
    public boolean unpacks() {
        return unpacking != null;
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
            if (starves() || !advance(ctx, in)) {
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

    /** Takes the next message, or what is there of it; false if there is no room for it. */
    private boolean advance(ChannelHandlerContext ctx, ByteBuf in) {
        if (partial.isEmpty() && in.readableBytes() >= MessageHeader.BYTES) {
            int start = in.readerIndex();
            int size = MessageHeader.check(in, start, codec.limits().messageSizeMax());
            if (size <= in.readableBytes()) {
                in.skipBytes(size);
                take(ctx, in, start, size);
                return true;
            }
        }
        ByteBuf whole = partial.fill(in, ctx.alloc());
        if (whole == null) {
            return !in.isReadable();
        }
        take(ctx, whole, 0, partial.size());
        return true;
    }

    private void take(ChannelHandlerContext ctx, ByteBuf bytes, int start, int size) {
        if (MessageHeader.isCompressed(bytes, start)) {
            Unpacking task =
                    new Unpacking(bytes.retainedSlice(start, size), codec, ctx.executor(), done -> unpacked(ctx, done));
            unpacking = task; // a partial frame keeps its budget until then
            task.start(unpackers);
            return;
        }
        Message message;
        try {
            byte[] own = partial.ownArray();
            message = own == null ? codec.decodeChecked(bytes, start, size) : codec.decodeOwned(own);
        } finally {
            partial.clear();
        }
        ctx.fireChannelRead(message);
    }

    private void unpacked(ChannelHandlerContext ctx, Unpacking done) {
        if (unpacking != done) {
            return; // the channel was closed meanwhile
        }
        unpacking = null;
        partial.clear();
        Throwable failure = done.failure();
        if (failure != null) {
            end();
            ctx.fireExceptionCaught(failure);
            return;
        }
        ctx.fireChannelRead(done.message());
        resume(ctx);
        ctx.fireChannelReadComplete();
    }

    private void end() {
        ended = true;
        if (unpacking != null) {
            unpacking.cancel();
            unpacking = null;
        }
        partial.clear();
        backlog.forEach(ByteBuf::release);
        backlog.clear();
    }
}
