package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    private static final int BARE_REQUEST_BYTES = 33;
    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @AfterEach
    void nothingIsHeld() {
        assertThat(allocator.metric().usedDirectMemory()).isZero();
    }

    private static RequestMessage request(byte[] payload, Compression compression) {
        Invocation invocation = new Invocation(
                Identity.of("o"),
                "",
                "op",
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.of(EncodingVersion.V1_1, payload));
        return new RequestMessage(1, invocation, compression);
    }

    /** As random as hex digits: half of it can go. */
    private static byte[] compressible(int length) {
        return ByteBufUtil.hexDump(random(length / 2)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private byte[] encode(Message message) {
        ByteBuf encoded = CODEC.encode(message, allocator);
        try {
            return ByteBufUtil.getBytes(encoded);
        } finally {
            encoded.release();
        }
    }

    private static Message decode(byte[] bytes) {
        return CODEC.decode(Unpooled.wrappedBuffer(bytes));
    }

    @ParameterizedTest
    @CsvSource({"NONE, 0", "ACCEPTED, 1", "COMPRESSED, 2"})
    void shouldWriteTheStatusThatIsWanted(Compression wanted, int status) {
        assertThat(encode(request(compressible(1000), wanted))[9]).isEqualTo((byte) status);
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 2"})
    void shouldCompressFrom100BytesOn(int size, int status) {
        byte[] encoded = encode(request(new byte[size - BARE_REQUEST_BYTES], Compression.COMPRESSED));

        assertThat(encoded[9]).isEqualTo((byte) status);
    }

    @Test
    void shouldReadBackWhatItCompressed() {
        RequestMessage message = request(compressible(100_000), Compression.COMPRESSED);
        byte[] encoded = encode(message);

        assertThat(encoded).hasSizeLessThan(60_000);
        assertThat(decode(encoded)).isEqualTo(message);
    }

    @Test
    void shouldSendWhatWouldGrowUncompressed() {
        byte[] encoded = encode(request(random(1000), Compression.COMPRESSED));

        assertThat(encoded).hasSize(1000 + BARE_REQUEST_BYTES);
        assertThat(encoded[9]).isEqualTo((byte) 1);
    }

    @Test
    void shouldSendUncompressedWhatAReceiverWouldTakeForABomb() {
        byte[] encoded = encode(request(new byte[500_000], Compression.COMPRESSED));

        assertThat(encoded).hasSize(500_000 + BARE_REQUEST_BYTES);
        assertThat(decode(encoded)).isEqualTo(request(new byte[500_000], Compression.ACCEPTED));
    }

    @Test
    void shouldRefuseABomb() {
        WireLimits lax = WireLimits.DEFAULT.withCompressionRatio(1_000_000);
        ByteBuf bomb = new MessageCodec(lax).encode(request(new byte[500_000], Compression.COMPRESSED), allocator);
        try {
            assertThatThrownBy(() -> CODEC.decode(bomb))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage(
                            "uncompressed size: 500033 (expected: 15..%d, for %d bytes compressed)",
                            bomb.readableBytes() * 100, bomb.readableBytes());
        } finally {
            bomb.release();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, compressed body: more than 85 bytes (expected: 85)", "1, compressed body: 86 bytes (expected: 87)"
    })
    void shouldRefuseAnotherSizeThanStated(int lie, String message) {
        byte[] bytes = Vector.named("compress_edge_100.request").bytes();
        bytes[14] = (byte) (bytes[14] + lie);

        assertThatThrownBy(() -> decode(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseWhatIsNotBzip2() {
        byte[] bytes = Vector.named("compress_edge_100.request").bytes();
        bytes[18] = 'X';

        assertThatThrownBy(() -> decode(bytes))
                .isInstanceOf(ProtocolException.class)
                .hasMessageMatching("compressed body: .* \\(expected: a bzip2 stream\\)");
    }

    @Test
    void shouldRefuseEveryFlippedBitOfAStreamOrReadOnWithIt() {
        byte[] original = Vector.named("compress_edge_100.request").bytes();
        int refused = 0;
        for (int bit = 18 * 8; bit < original.length * 8; bit++) {
            byte[] bytes = original.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                decode(bytes);
            } catch (ProtocolException | MarshalException e) {
                refused++;
            }
        }
        // bits that do not matter: the block size's, and those that pad the last byte
        assertThat(refused).isGreaterThan((original.length - 18) * 8 - 16);
    }

    @Test
    void shouldIgnoreJunkAfterTheStream() {
        byte[] original = Vector.named("compress_edge_100.request").bytes();
        byte[] longer = Arrays.copyOf(original, original.length + 3);
        longer[10] = (byte) (longer[10] + 3);

        assertThat(decode(longer)).isEqualTo(decode(original));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress_edge_100.request", "udp_compress_large.request"})
    void shouldNameTheJarThatIsMissing(String vector) throws Exception {
        assertThat(WithoutBzip2.decode(Vector.named(vector).hex()))
                .isEqualTo(
                        "compression status: 2 (expected: 0 or 1, or org.apache.commons:commons-compress on the class"
                                + " path)");
    }

    @Test
    void shouldSendStatus0WithoutBzip2() throws Exception {
        assertThat(WithoutBzip2.encodedStatus()).isZero();
    }
}
