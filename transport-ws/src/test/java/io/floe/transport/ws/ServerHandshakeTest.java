package io.floe.transport.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.net.ProtocolException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerHandshakeTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final String UPGRADE = "Upgrade: websocket";
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: ice.zeroc.com";

    @Test
    void shouldAcceptWhatIceSends() {
        try (var lab = new WsLab()) {
            var side = lab.server("ws -r /x");
            side.channel().writeInbound(WsBytes.ascii(WsBytes.goodRequest("/x")));

            assertThat(WsBytes.outboundText(side.channel()))
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-protocol: ice.zeroc.com\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
            assertThat(side.up().isSuccess()).isTrue();
        }
    }

    @Test
    void shouldFindIceAmongOtherSubprotocols() {
        try (var lab = new WsLab()) {
            var side = lab.server("ws");
            side.channel()
                    .writeInbound(WsBytes.ascii(WsBytes.request(
                            "GET / HTTP/1.1", UPGRADE, KEY, VERSION, "Sec-WebSocket-Protocol: chat, ice.zeroc.com")));

            assertThat(WsBytes.outboundText(side.channel()))
                    .containsIgnoringCase("\r\nsec-websocket-protocol: ice.zeroc.com\r\n");
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1"),
                        "426 Upgrade Required",
                        "Upgrade: none (expected: websocket; this is no web server)"),
                Arguments.of(
                        WsBytes.request("POST / HTTP/1.1", UPGRADE, KEY, VERSION, SUBPROTOCOL),
                        "405 Method Not Allowed",
                        "method: POST (expected: GET)"),
                Arguments.of(WsBytes.goodRequest("/other"), "404 Not Found", "resource: /other (expected: /)"),
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1", UPGRADE, KEY, "Sec-WebSocket-Version: 8", SUBPROTOCOL),
                        "426 Upgrade Required",
                        "Sec-WebSocket-Version: 8 (expected: 13)"),
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1", UPGRADE, KEY, VERSION, "Sec-WebSocket-Protocol: chat"),
                        "400 Bad Request",
                        "Sec-WebSocket-Protocol: chat (expected: ice.zeroc.com)"),
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1", UPGRADE, KEY, VERSION),
                        "400 Bad Request",
                        "Sec-WebSocket-Protocol: none (expected: ice.zeroc.com)"),
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1", UPGRADE, VERSION, SUBPROTOCOL),
                        "400 Bad Request",
                        "(expected: a WebSocket handshake)"),
                Arguments.of(
                        WsBytes.request("GET /" + "x".repeat(5000) + " HTTP/1.1"),
                        "414 Request-URI Too Long",
                        "(expected: an HTTP request)"),
                Arguments.of(
                        WsBytes.request("GET / HTTP/1.1", "X: " + "x".repeat(9000)),
                        "431 Request Header Fields Too Large",
                        "(expected: an HTTP request)"),
                Arguments.of("IceP\u0001\n\n\n", "400 Bad Request", "(expected: an HTTP request)"));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refusals")
    void shouldRefuseWithAnHttpErrorThatSaysWhy(String request, String status, String reason) {
        try (var lab = new WsLab()) {
            var side = lab.server("ws");
            side.channel().writeInbound(WsBytes.ascii(request));

            assertThat(WsBytes.outboundText(side.channel()))
                    .startsWith("HTTP/1.1 " + status + "\r\n")
                    .containsIgnoringCase("\r\nconnection: close\r\n")
                    .endsWith(reason + "\n");
            assertThat(side.up().cause()).isInstanceOf(ProtocolException.class).hasMessageEndingWith(reason);
        }
    }

    @Test
    void shouldRefuseAClientThatDoesNotWaitForTheResponse() {
        try (var lab = new WsLab()) {
            var side = lab.server("ws");
            var eager = WsBytes.frame(true, new BinaryWebSocketFrame(WsBytes.ascii("early")));
            side.channel().writeInbound(Unpooled.wrappedBuffer(WsBytes.ascii(WsBytes.goodRequest("/")), eager));

            assertThat(side.up().cause())
                    .hasMessage("ws handshake: BinaryWebSocketFrame (expected: nothing before the response was sent)");
        }
    }
}
