package io.floe.transport.ws;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;

/**
 * Netty's handshaker, but for the request's target and host: endpoints are not URIs, and some of their names cannot be
 * in one. Owned by its channel's event loop.
 */
final class ClientUpgrade extends WebSocketClientHandshaker13 {
    private static final URI UNUSED = URI.create("ws://localhost/");

    private final String target;
    private final WebSocketDecoderConfig frames;

    ClientUpgrade(String target, SocketAddress address, WebSocketDecoderConfig frames) {
        super(UNUSED, WebSocketVersion.V13, WsProtocol.NAME, false, host(address), frames.maxFramePayloadLength());
        this.target = target;
        this.frames = frames;
    }

    @Override
    protected String upgradeUrl(URI unused) {
        return target;
    }

    @Override
    protected WebSocketFrameDecoder newWebsocketDecoder() {
        return new WebSocket13FrameDecoder(frames);
    }

    private static HttpHeaders host(SocketAddress address) {
        var host = address instanceof InetSocketAddress inet
                ? NetUtil.toSocketAddressString(inet.getHostString(), inet.getPort())
                : "localhost";
        return new DefaultHttpHeaders().set(HttpHeaderNames.HOST, host);
    }
}
