package io.floe.transport.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WsFramesTest {
    /** A server's channel after the handshake. */
    private static EmbeddedChannel server(WsLab lab) {
        var channel = lab.server("ws").channel();
        channel.writeInbound(WsBytes.ascii(WsBytes.goodRequest("/")));
        WsBytes.outbound(channel);
        return channel;
    }

    private static void receive(EmbeddedChannel channel, WebSocketFrame... frames) {
        for (var frame : frames) {
            channel.writeInbound(WsBytes.frame(true, frame));
        }
    }

    /** Of the one frame that was sent. */
    private static int closeStatus(EmbeddedChannel channel) {
        var frame = WsBytes.outbound(channel);
        assertThat(frame.readUnsignedByte()).isEqualTo((short) 0x88);
        int length = frame.readUnsignedByte();
        assertThat(frame.readableBytes()).as("bytes of a second frame").isEqualTo(length);
        return frame.readUnsignedShort();
    }

    @Test
    void shouldSendEachWriteAsOneBinaryFrame() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            channel.writeOutbound(WsBytes.ascii("one"));
            channel.writeOutbound(WsBytes.ascii("two"));

            assertThat(WsBytes.outboundText(channel)).isEqualTo("\ufffd\u0003one\ufffd\u0003two");
        }
    }

    @Test
    void shouldPutTogetherWhatIsMasked() {
        var channel = new EmbeddedChannel(new WsFrames());
        var parts = Unpooled.wrappedBuffer(WsBytes.ascii("one"), WsBytes.ascii("two"));
        channel.writeOutbound(parts);
        BinaryWebSocketFrame frame = channel.readOutbound();

        assertThat(frame.content().isContiguous()).isTrue();
        assertThat(frame.content().toString(StandardCharsets.US_ASCII)).isEqualTo("onetwo");
        assertThat(parts.refCnt()).isZero();
        frame.release();
    }

    @Test
    void shouldJoinFragmentsAroundControlFrames() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            receive(
                    channel,
                    new BinaryWebSocketFrame(false, 0, WsBytes.ascii("fr")),
                    new PingWebSocketFrame(),
                    new ContinuationWebSocketFrame(false, 0, WsBytes.ascii("")),
                    new ContinuationWebSocketFrame(true, 0, WsBytes.ascii("ag")),
                    new BinaryWebSocketFrame(WsBytes.ascii("ment")));

            assertThat(WsBytes.inboundText(channel)).isEqualTo("fragment");
        }
    }

    @Test
    void shouldAnswerAPingWithItsPayload() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            receive(channel, new PingWebSocketFrame(WsBytes.ascii("?")));

            assertThat(WsBytes.outboundText(channel)).isEqualTo("\ufffd\u0001?");
        }
    }

    @Test
    void shouldNotPileUpPongsForAPeerThatDoesNotRead() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
            receive(channel, new PingWebSocketFrame(WsBytes.ascii("?")));

            assertThat(WsBytes.outboundText(channel)).isEmpty();
        }
    }

    @Test
    void shouldIgnoreAPong() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            receive(channel, new PongWebSocketFrame(), new BinaryWebSocketFrame(WsBytes.ascii("after")));

            assertThat(WsBytes.inboundText(channel)).isEqualTo("after");
        }
    }

    @Test
    void shouldAnswerACloseAndClose() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            receive(channel, new CloseWebSocketFrame(1000, "bye"));

            assertThat(WsBytes.outbound(channel).readUnsignedByte()).isEqualTo((short) 0x88);
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @Test
    void shouldSayCloseOnceWhenItCloses() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            channel.close();

            assertThat(closeStatus(channel)).isEqualTo(1000);
        }
    }

    @Test
    void shouldRefuseText() {
        try (var lab = new WsLab()) {
            var channel = server(lab);

            assertThatThrownBy(() -> receive(channel, new TextWebSocketFrame("{}")))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("ws frame: TextWebSocketFrame (expected: binary frames only)");
            assertThat(closeStatus(channel)).isEqualTo(1003);
        }
    }

    @Test
    void shouldRefuseFramesOfClientsThatAreNotMasked() {
        try (var lab = new WsLab()) {
            var channel = server(lab);

            assertThatThrownBy(() -> channel.writeInbound(
                            WsBytes.frame(false, new BinaryWebSocketFrame(WsBytes.ascii("plain")))))
                    .hasMessageContaining("mask");
            assertThat(closeStatus(channel)).isEqualTo(1002);
        }
    }

    @Test
    void shouldRefuseAFrameBeyondTheLargestMessageByItsHeader() {
        try (var lab = new WsLab()) {
            var channel = server(lab);
            var header = WsBytes.frame(true, new BinaryWebSocketFrame(WsBytes.ascii("x".repeat((4 << 20) + 1))))
                    .readSlice(14);

            assertThatThrownBy(() -> channel.writeInbound(header)).hasMessageContaining("4194304");
            assertThat(closeStatus(channel)).isEqualTo(1009);
        }
    }
}
