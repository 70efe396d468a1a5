package io.floe.transport.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ClientHandshakeTest {
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: ice.zeroc.com";

    private static WsLab.Side client(WsLab lab) {
        return lab.client("ws -h h -p 1 -r /x", InetSocketAddress.createUnresolved("h", 1));
    }

    private static Throwable failure(WsLab.Side side) {
        assertThat(side.up().isDone()).isTrue();
        return side.up().cause();
    }

    @Test
    void shouldAskForIceAtTheResource() {
        try (var lab = new WsLab()) {
            var request = WsBytes.outboundText(
                    lab.client("ws -r \"/a b\"", InetSocketAddress.createUnresolved("under_score", 4061))
                            .channel());

            assertThat(request)
                    .startsWith("GET /a%20b HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nhost: under_score:4061\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-protocol: ice.zeroc.com\r\n")
                    .containsIgnoringCase("\r\nsec-websocket-version: 13\r\n");
        }
    }

    @Test
    void shouldBeUpBeforeTheBytesThatCameWithTheAnswer() {
        try (var lab = new WsLab()) {
            var side = client(lab);
            var events = new ArrayList<String>();
            side.up()
                    .addListener(up -> events.add(
                            "up, read: " + side.channel().inboundMessages().size()));
            var answer = WsBytes.accepting(WsBytes.outboundText(side.channel()), SUBPROTOCOL);
            var first = WsBytes.frame(false, new BinaryWebSocketFrame(WsBytes.ascii("IceP")));
            side.channel().writeInbound(Unpooled.wrappedBuffer(WsBytes.ascii(answer), first));

            assertThat(events).containsExactly("up, read: 0");
            assertThat(WsBytes.inboundText(side.channel())).isEqualTo("IceP");
        }
    }

    @Test
    void shouldMaskWhatItSends() {
        try (var lab = new WsLab()) {
            var side = client(lab);
            var answer = WsBytes.accepting(WsBytes.outboundText(side.channel()), SUBPROTOCOL);
            side.channel().writeInbound(WsBytes.ascii(answer));
            side.channel().writeOutbound(WsBytes.ascii("hello"));
            var frame = WsBytes.outbound(side.channel());

            assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x82);
            assertThat(frame.readUnsignedByte()).isEqualTo((short) (0x80 | 5));
            assertThat(frame.readableBytes()).isEqualTo(4 + 5);
        }
    }

    @Test
    void shouldSayWhyTheServerRefused() {
        try (var lab = new WsLab()) {
            var side = client(lab);
            side.channel()
                    .writeInbound(WsBytes.ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot\u0007here\n"));

            assertThat(failure(side))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("ws handshake: 404 Not Found not?here (expected: 101 Switching Protocols)");
        }
    }

    @Test
    void shouldRefuseAServerThatDoesNotSpeakIce() {
        try (var lab = new WsLab()) {
            var side = client(lab);
            side.channel().writeInbound(WsBytes.ascii(WsBytes.accepting(WsBytes.outboundText(side.channel()))));

            assertThat(failure(side))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("Invalid subprotocol")
                    .hasMessageEndingWith("(expected: a server that speaks ice.zeroc.com)");
        }
    }

    @Test
    void shouldRefuseAServerThatIsNoWebServer() {
        try (var lab = new WsLab()) {
            var side = client(lab);
            side.channel().writeInbound(WsBytes.ascii("IceP\u0001\u0000\u0001\u0000\u0003\u0000\u000e\n\n\n"));

            assertThat(failure(side)).isInstanceOf(ProtocolException.class).hasMessageStartingWith("ws handshake: ");
        }
    }
}
