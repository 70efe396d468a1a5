package io.floe.transport.ws;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Promise;

/**
 * Answers a client's upgrade request, then gives way to {@link WsFrames}. A request that cannot be met gets an HTTP error
 * that says why. Owned by its channel's event loop.
 */
final class ServerHandshake extends SimpleChannelInboundHandler<Object> {
    private final String target;
    private final WebSocketDecoderConfig frames;
    private final Promise<Void> up;
    private boolean answered;

    ServerHandshake(String target, WebSocketDecoderConfig frames, Promise<Void> up) {
        super(false);
        this.target = target;
        this.frames = frames;
        this.up = up;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        try {
            if (answered) {
                up.tryFailure(WsProtocol.violation(
                        "ws handshake", message.getClass().getSimpleName(), "nothing before the response was sent"));
            } else if (message instanceof FullHttpRequest request) {
                answered = true;
                answer(ctx, request);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void answer(ChannelHandlerContext ctx, FullHttpRequest request) {
        var refusal = UpgradeRefusal.of(request, target);
        if (refusal.isPresent()) {
            refuse(ctx, refusal.get());
            return;
        }
        try {
            new WebSocketServerHandshaker13("", WsProtocol.NAME, frames)
                    .handshake(ctx.channel(), request)
                    .addListener(sent -> {
                        if (sent.isSuccess()) {
                            ctx.pipeline().replace(this, null, new WsFrames());
                            up.trySuccess(null);
                        } else {
                            up.tryFailure(sent.cause());
                        }
                    });
        } catch (WebSocketHandshakeException e) {
            refuse(ctx, UpgradeRefusal.incomplete(e));
        }
    }

    private void refuse(ChannelHandlerContext ctx, UpgradeRefusal refusal) {
        var cause = WsProtocol.violation(refusal.what(), refusal.value(), refusal.expected());
        var text = ByteBufUtil.writeUtf8(ctx.alloc(), cause.getMessage() + "\n");
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal.status(), text);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, text.readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        // The failure closes the channel, so the response must be out before
        ctx.writeAndFlush(response).addListener((ChannelFutureListener) sent -> up.tryFailure(cause));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        up.tryFailure(cause);
    }
}
