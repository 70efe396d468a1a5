package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorTest {
    /** Messages whose bytes are the sender's choice: which bzip2 made them, and a compression byte that nobody reads. */
    private static final Set<String> NOT_DETERMINISTIC = Set.of(
            "compress_bytes_incompressible.request",
            "compress_bytes_incompressible.reply",
            "compress_edge_100.request",
            "compress_oneway_large.request",
            "udp_compress_large.request",
            "close_by_client.close",
            "close_by_server.close");

    static Stream<Vector> messages() {
        return Vector.messages().stream();
    }

    static Stream<Vector> deterministicMessages() {
        return messages().filter(vector -> !NOT_DETERMINISTIC.contains(vector.name()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldDecodeWholeMessageToItsMeaning(Vector vector) {
        try (Wire wire = new Wire()) {
            wire.receive(vector.bytes());

            List<Message> messages = wire.messages();
            assertThat(messages).hasSize(1);
            VectorMeaning.check(messages.get(0), vector.meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldDecodeMessageFedByteByByteToItsMeaning(Vector vector) {
        try (Wire wire = new Wire()) {
            wire.receiveByteByByte(vector.bytes());

            List<Message> messages = wire.messages();
            assertThat(messages).hasSize(1);
            VectorMeaning.check(messages.get(0), vector.meaning());
        }
    }

    @ParameterizedTest
    @MethodSource("deterministicMessages")
    void shouldEncodeToTheSameBytes(Vector vector) {
        ByteBuf encoded =
                new MessageCodec(WireLimits.DEFAULT).encode(vector.decode(), UnpooledByteBufAllocator.DEFAULT);
        try {
            assertThat(ByteBufUtil.hexDump(encoded)).isEqualTo(ByteBufUtil.hexDump(vector.bytes()));
        } finally {
            encoded.release();
        }
    }

    @Test
    void shouldDecodeAllMessagesInOneBuffer() {
        List<Vector> vectors = Vector.messages();
        ByteBuf all = Unpooled.wrappedBuffer(vectors.stream().map(Vector::bytes).toArray(byte[][]::new));
        try (Wire wire = new Wire()) {
            wire.receive(ByteBufUtil.getBytes(all));

            List<Message> messages = wire.messages();
            assertThat(messages).hasSameSizeAs(vectors);
            for (int i = 0; i < vectors.size(); i++) {
                VectorMeaning.check(messages.get(i), vectors.get(i).meaning());
            }
        }
    }

    @Test
    void shouldExceptOnlyCompressedAndCloseMessagesFromEncodingToTheSameBytes() {
        Set<String> expected = messages()
                .filter(vector ->
                        vector.compressionStatus() == 2 || vector.messageType().equals("CloseConnection"))
                .map(Vector::name)
                .collect(Collectors.toSet());

        assertThat(NOT_DETERMINISTIC).hasSize(7).isEqualTo(expected);
    }

    @Test
    void shouldKnowEveryRecordedMessage() {
        assertThat(messages()).hasSize(234 + 34);
    }
}
