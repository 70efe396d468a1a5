package io.floe.transport.ws;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** What tests put on the wire, and take from it. */
final class WsBytes {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private WsBytes() {}

    static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    /** An upgrade request; {@code headers} are whole lines that come on top of the usual ones. */
    static String request(String line, String... headers) {
        return line + "\r\nHost: h:1\r\nConnection: Upgrade\r\n" + lines(headers) + "\r\n";
    }

    static String goodRequest(String target) {
        return request(
                "GET " + target + " HTTP/1.1",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Protocol: ice.zeroc.com");
    }

    /** The answer to a request that accepts it. */
    static String accepting(String request, String... headers) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(request) + "\r\n" + lines(headers) + "\r\n";
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    /** RFC 6455, section 4.2.2. */
    private static String accept(String request) {
        var key = KEY.matcher(request);
        if (!key.find()) {
            throw new AssertionError("request: " + request + " (expected: a key)");
        }
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            var text = key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            return Base64.getEncoder().encodeToString(sha1.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The bytes of a frame. */
    static ByteBuf frame(boolean masked, WebSocketFrame frame) {
        var encoder = new EmbeddedChannel(new WebSocket13FrameEncoder(masked));
        encoder.writeOutbound(frame);
        return outbound(encoder);
    }

    /** All that a channel has written, as one buffer. */
    static ByteBuf outbound(EmbeddedChannel channel) {
        var all = Unpooled.buffer();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.writeBytes(next);
            next.release();
        }
        return all;
    }

    static String outboundText(EmbeddedChannel channel) {
        return outbound(channel).toString(StandardCharsets.UTF_8);
    }

    /** All that the layers above were given, as text. */
    static String inboundText(EmbeddedChannel channel) {
        var all = new StringBuilder();
        for (ByteBuf next = channel.readInbound(); next != null; next = channel.readInbound()) {
            all.append(next.toString(StandardCharsets.US_ASCII));
            next.release();
        }
        return all.toString();
    }
}
