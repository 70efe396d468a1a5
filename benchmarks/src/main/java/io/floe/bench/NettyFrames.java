package io.floe.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;

/** Eight bytes, the first four of them the length of what follows, and the bytes. Owned by its channel's event loop. */
final class NettyFrames extends LengthFieldBasedFrameDecoder {
    static final int HEADER = 8;

    NettyFrames() {
        super(4 << 20, 0, 4, 4, 0);
    }

    /** Sends each frame back as it is; one flush for what was read together. */
    static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object frame) {
            ctx.write(frame);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }

    static ByteBuf frame(ChannelHandlerContext ctx, byte[] payload) {
        ByteBuf frame = ctx.alloc().ioBuffer(HEADER + payload.length);
        return frame.writeInt(payload.length).writeInt(0).writeBytes(payload);
    }

    static byte[] payload(ByteBuf frame) {
        byte[] payload = new byte[frame.readableBytes() - HEADER];
        frame.getBytes(frame.readerIndex() + HEADER, payload);
        frame.release();
        return payload;
    }
}
