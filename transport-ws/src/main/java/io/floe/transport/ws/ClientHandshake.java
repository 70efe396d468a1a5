package io.floe.transport.ws;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.util.concurrent.Promise;
import java.nio.charset.StandardCharsets;

/**
 * Waits for the answer to a client's upgrade request, then gives way to {@link WsFrames}. Owned by its channel's event
 * loop.
 */
final class ClientHandshake extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final WebSocketClientHandshaker handshaker;
    private final Promise<Void> up;

    ClientHandshake(WebSocketClientHandshaker handshaker, Promise<Void> up) {
        this.handshaker = handshaker;
        this.up = up;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpResponse response) {
        if (response.decoderResult().isFailure()) {
            up.tryFailure(WsProtocol.violation(
                    "ws handshake", response.decoderResult().cause().toString(), "an HTTP response"));
            return;
        }
        if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            var reason = response.status() + " " + response.content().toString(StandardCharsets.UTF_8);
            up.tryFailure(WsProtocol.violation("ws handshake", reason, "101 Switching Protocols"));
            return;
        }
        try {
            handshaker.finishHandshake(ctx.channel(), response);
        } catch (WebSocketHandshakeException e) {
            up.tryFailure(WsProtocol.violation(
                    "ws handshake", String.valueOf(e.getMessage()), "a server that speaks " + WsProtocol.NAME));
            return;
        }
        // Before up: bytes of the next layer may have come together with the answer
        ctx.pipeline().replace(this, null, new WsFrames());
        up.trySuccess(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        up.tryFailure(cause);
    }
}
