package io.floe.transport.ws;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Turns frames into a stream of bytes and each write into one binary frame; answers pings and closes. Owned by its
 * channel's event loop.
 */
final class WsFrames extends ChannelDuplexHandler {
    private boolean closeSent;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof WebSocketFrame frame)) {
            ctx.fireChannelRead(message);
        } else if (frame instanceof BinaryWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            ctx.fireChannelRead(frame.content());
        } else {
            try {
                control(ctx, frame);
            } finally {
                frame.release();
            }
        }
    }

    private void control(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            if (ctx.channel().isWritable()) { // else the peer pings, but does not read what it gets
                ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            }
        } else if (frame instanceof CloseWebSocketFrame) {
            ctx.channel().close();
        } else if (!(frame instanceof PongWebSocketFrame)) {
            sayGoodbye(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
            ctx.fireExceptionCaught(
                    WsProtocol.violation("ws frame", frame.getClass().getSimpleName(), "binary frames only"));
        }
    }

    /** A frame that the decoder refuses; core closes. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            sayGoodbye(ctx, corrupted.closeStatus());
        }
        ctx.fireExceptionCaught(cause);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        ctx.write(message instanceof ByteBuf bytes ? new BinaryWebSocketFrame(together(ctx, bytes)) : message, promise);
    }

    /** The bytes in one place, for a mask is put on each: that would take its time with a buffer of several parts. */
    private static ByteBuf together(ChannelHandlerContext ctx, ByteBuf bytes) {
        if (bytes.isContiguous()) {
            return bytes;
        }
        try {
            return ctx.alloc().ioBuffer(bytes.readableBytes()).writeBytes(bytes);
        } finally {
            bytes.release();
        }
    }

    /** Does not wait for the frame to be written: a peer that does not read must not keep the channel. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        sayGoodbye(ctx, WebSocketCloseStatus.NORMAL_CLOSURE);
        ctx.close(promise);
    }

    private void sayGoodbye(ChannelHandlerContext ctx, WebSocketCloseStatus status) {
        if (!closeSent && ctx.channel().isActive()) {
            closeSent = true;
            ctx.writeAndFlush(new CloseWebSocketFrame(status));
        }
    }
}
