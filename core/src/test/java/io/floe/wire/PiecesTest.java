package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Large sequences of bytes that are wrapped and not written. */
class PiecesTest {
    private static final int LARGE = 100_000;
    private static final EncodingVersion V1_1 = EncodingVersion.V1_1;

    private static byte[] random(int length, long seed) {
        return new Draw(seed).bytes(length, length);
    }

    /** Where a user may have bytes. */
    enum Place {
        ARRAY,
        READ_ONLY,
        MIDDLE_OF_ARRAY,
        DIRECT,
        MESSAGE;

        ByteBuffer of(byte[] bytes) {
            return switch (this) {
                case ARRAY -> ByteBuffer.wrap(bytes);
                case READ_ONLY -> ByteBuffer.wrap(bytes).asReadOnlyBuffer();
                case MIDDLE_OF_ARRAY -> {
                    ByteBuffer around = ByteBuffer.allocate(bytes.length + 7).put(new byte[3]);
                    yield around.slice().put(0, bytes).limit(bytes.length);
                }
                case DIRECT ->
                    ByteBuffer.allocateDirect(bytes.length + 2)
                            .put(1, bytes)
                            .position(1)
                            .limit(bytes.length + 1);
                case MESSAGE -> written(out -> out.writeByteSeq(bytes)).read(IceReader::readByteBuffer);
            };
        }
    }

    private static Encapsulation written(Consumer<IceWriter> content) {
        return Encapsulation.write(V1_1, content);
    }

    @Nested
    class Written {
        @ParameterizedTest
        @EnumSource
        void shouldBeTheSameAsCopied(Place place) {
            for (int size : new int[] {0, 1, 254, 255, 4095, 4096, LARGE}) {
                byte[] bytes = random(size, size);
                ByteBuffer values = place.of(bytes);
                int position = values.position();
                Encapsulation copied = written(out -> out.writeByteSeq(bytes));
                Encapsulation wrapped = written(out -> out.wrapByteBuffer(values));

                assertThat(wrapped).isEqualTo(copied).hasSameHashCodeAs(copied).hasToString(copied.toString());
                assertThat(copied).isEqualTo(wrapped);
                assertThat(wrapped.bytes()).isEqualTo(copied.bytes());
                assertThat(wrapped.size()).isEqualTo(copied.size());
                assertThat(wrapped.read(IceReader::readByteSeq)).isEqualTo(bytes);
                assertThat(wrapped.read(IceReader::readByteBuffer)).isEqualTo(ByteBuffer.wrap(bytes));
                assertThat(values.position()).isEqualTo(position);
                assertThat(values.remaining()).isEqualTo(size);
            }
        }

        /** Whoever wraps a buffer gives it away: this is why. */
        @Test
        void shouldCopyNothingThatIsLarge() {
            byte[] bytes = new byte[LARGE];
            Encapsulation wrapped = written(out -> out.wrapByteBuffer(ByteBuffer.wrap(bytes)));
            bytes[LARGE - 1] = 7;

            assertThat(wrapped.bytes()).endsWith(0, 7);
        }

        @Test
        void shouldCopyWhatIsSmall() {
            byte[] bytes = new byte[100];
            Encapsulation wrapped = written(out -> out.wrapByteBuffer(ByteBuffer.wrap(bytes)));
            bytes[99] = 7;

            assertThat(wrapped.bytes()).endsWith(0, 0);
        }

        @Test
        void shouldDifferWhereBytesDo() {
            byte[] other = new byte[LARGE];
            other[LARGE / 2] = 1;

            assertThat(written(out -> out.wrapByteBuffer(ByteBuffer.allocate(LARGE))))
                    .isNotEqualTo(written(out -> out.wrapByteBuffer(ByteBuffer.wrap(other))))
                    .isNotEqualTo(written(out -> out.wrapByteBuffer(ByteBuffer.allocate(LARGE - 1))));
        }

        @Test
        void shouldRememberNothingOfAnEarlierOne() {
            written(out -> out.wrapByteBuffer(ByteBuffer.allocate(LARGE)));

            assertThat(written(out -> out.writeInt(1)).bytes()).containsExactly(1, 0, 0, 0);
        }

        @Test
        void shouldRememberNothingOfOneThatFailed() {
            assertThatThrownBy(() -> written(out -> {
                        out.wrapByteBuffer(ByteBuffer.allocate(LARGE));
                        out.writeSize(-1);
                    }))
                    .isInstanceOf(MarshalException.class);

            assertThat(written(out -> out.writeInt(1)).bytes()).containsExactly(1, 0, 0, 0);
        }

        @Test
        void shouldBeInTheArrayOfAWriter() {
            IceWriter out = IceWriter.of(V1_1);
            out.writeInt(1);
            out.wrapByteBuffer(ByteBuffer.allocate(LARGE));
            out.writeInt(2);

            assertThat(out.toByteArray()).hasSize(4 + 5 + LARGE + 4).endsWith(0, 2, 0, 0, 0);
        }
    }

    /** Everything whose size is written in front of it, around large sequences and small ones. */
    static Stream<BiConsumer<IceWriter, Consumer<IceWriter>>> surroundings() {
        return Stream.of(
                (out, bulk) -> bulk.accept(out),
                (out, bulk) -> {
                    out.writeString("before");
                    bulk.accept(out);
                    bulk.accept(out);
                    out.writeInt(42);
                    bulk.accept(out);
                    out.writeString("after");
                },
                (out, bulk) -> out.writeEncapsulation(out.encoding(), bulk),
                (out, bulk) -> out.writeEncapsulation(EncodingVersion.V1_0, bulk),
                (out, bulk) -> out.writeEncapsulation(written(bulk)),
                (out, bulk) -> out.writeEncapsulation(written(in -> in.writeEncapsulation(in.encoding(), bulk))),
                (out, bulk) -> {
                    out.writeOptional(1, OptionalFormat.FSIZE);
                    out.writeFSize(bulk);
                },
                (out, bulk) -> {
                    out.writeOptional(1, OptionalFormat.VSIZE);
                    out.writeVSize(5 + LARGE, bulk);
                },
                (out, bulk) -> out.writeEncapsulation(UserExceptionWriter.write(
                        V1_1,
                        SliceFormat.SLICED,
                        slices -> slices.slice("::A", bulk).slice("::B", bulk))),
                (out, bulk) -> out.writeEncapsulation(UserExceptionWriter.write(
                        EncodingVersion.V1_0,
                        SliceFormat.SLICED,
                        slices -> slices.slice("::A", bulk).slice("::B", bulk))));
    }

    @ParameterizedTest
    @MethodSource("surroundings")
    void shouldCountInSizes(BiConsumer<IceWriter, Consumer<IceWriter>> surrounding) {
        byte[] bytes = random(LARGE, 3);
        Encapsulation copied = written(out -> surrounding.accept(out, in -> in.writeByteSeq(bytes)));
        Encapsulation wrapped =
                written(out -> surrounding.accept(out, in -> in.wrapByteBuffer(ByteBuffer.wrap(bytes))));

        assertThat(wrapped.bytes()).isEqualTo(copied.bytes());
    }

    @Nested
    class Sent {
        private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);

        private byte[] encode(Message message) {
            ByteBuf encoded = CODEC.encode(message, PooledByteBufAllocator.DEFAULT);
            try {
                return ByteBufUtil.getBytes(encoded);
            } finally {
                encoded.release();
            }
        }

        private static Invocation invocation(Encapsulation params) {
            return new Invocation(Identity.of("o"), "", "op", OperationMode.NORMAL, Map.of("a", "b"), params);
        }

        private static List<Message> messages(Encapsulation body, Compression compression) {
            return List.of(
                    new RequestMessage(1, invocation(body), compression),
                    new BatchRequestMessage(List.of(invocation(body), invocation(body)), compression),
                    new ReplyMessage(2, new ReplyBody.Ok(body), compression),
                    new ReplyMessage(3, new ReplyBody.UserException(body), compression));
        }

        @ParameterizedTest
        @EnumSource
        void shouldBeTheSameMessageFromEveryPlace(Place place) {
            byte[] bytes = random(LARGE, 4);
            List<Message> copied = messages(written(out -> out.writeByteSeq(bytes)), Compression.NONE);
            List<Message> wrapped = messages(written(out -> out.wrapByteBuffer(place.of(bytes))), Compression.NONE);
            for (int i = 0; i < copied.size(); i++) {
                byte[] expected = encode(copied.get(i));

                assertThat(encode(wrapped.get(i))).isEqualTo(expected);
                assertThat(encode(wrapped.get(i))).as("once more").isEqualTo(expected);
                assertThat(CODEC.decode(Unpooled.wrappedBuffer(expected))).isEqualTo(wrapped.get(i));
            }
        }

        /** For the transport to copy, if it must: the array is the encapsulation's, or was given away. */
        @Test
        void shouldStayWhereItIsWhenItIsLarge() {
            for (boolean wraps : new boolean[] {false, true}) {
                byte[] bytes = new byte[LARGE];
                Encapsulation body = wraps
                        ? written(out -> out.wrapByteBuffer(ByteBuffer.wrap(bytes)))
                        : Encapsulation.wrap(V1_1, bytes);
                for (Message message : List.of(
                        new RequestMessage(1, invocation(body), Compression.NONE),
                        new ReplyMessage(2, new ReplyBody.Ok(body), Compression.NONE))) {
                    ByteBuf encoded = CODEC.encode(message, PooledByteBufAllocator.DEFAULT);
                    bytes[LARGE - 1]++;

                    assertThat(encoded.getByte(encoded.writerIndex() - 1)).isEqualTo(bytes[LARGE - 1]);
                    encoded.release();
                    assertThat(encoded.refCnt()).isZero();
                }
            }
        }

        @Test
        void shouldBeCompressedAsCopiedOnesAre() {
            byte[] bytes = ByteBufUtil.hexDump(random(LARGE, 5)).getBytes(StandardCharsets.US_ASCII);
            List<Message> copied = messages(written(out -> out.writeByteSeq(bytes)), Compression.COMPRESSED);
            List<Message> wrapped =
                    messages(written(out -> out.wrapByteBuffer(ByteBuffer.wrap(bytes))), Compression.COMPRESSED);
            for (int i = 0; i < copied.size(); i++) {
                byte[] expected = encode(copied.get(i));

                assertThat(expected[9]).isEqualTo(Compression.COMPRESSED.code());
                assertThat(encode(wrapped.get(i))).isEqualTo(expected);
            }
        }

        @Test
        void shouldSayThatItIsTooLarge() {
            ByteBuffer half = ByteBuffer.allocate(1 << 20);

            assertThatThrownBy(() -> written(out -> {
                        for (int i = 0; i < 2048; i++) {
                            out.wrapByteBuffer(half);
                        }
                    }))
                    .isInstanceOf(MarshalException.class)
                    .hasMessage("encapsulation size: 2147493888 (expected: 0..2147483647)");
        }

        @Test
        void shouldSayThatWhatIsWrittenAfterwardsMakesItTooLarge() {
            ByteBuffer much = ByteBuffer.allocate(1 << 24);

            assertThatThrownBy(() -> written(out -> {
                        for (int i = 0; i < 127; i++) {
                            out.wrapByteBuffer(much);
                        }
                        out.writeByteSeq(new byte[1 << 24]);
                    }))
                    .isInstanceOf(MarshalException.class)
                    .hasMessage("encapsulation size: 2147484288 (expected: 0..2147483647)");
        }

        @Test
        void shouldReleaseEachBufferOnceWhenThereIsNoMemory() {
            Encapsulation body = Encapsulation.wrap(V1_1, new byte[LARGE]);
            Message message = new RequestMessage(1, invocation(body), Compression.NONE);
            for (int failing = 1; failing <= 2; failing++) {
                Scarcity memory = new Scarcity(failing);

                assertThatThrownBy(() -> CODEC.encode(message, memory)).isSameAs(memory.spent);
                assertThat(memory.made)
                        .hasSize(2)
                        .allSatisfy(buffer -> assertThat(buffer.refCnt()).isZero());
            }
        }
    }

    /** Cut anywhere, what Ice wrote is written again to the same bytes. */
    @ParameterizedTest
    @MethodSource("io.floe.wire.VectorTest#deterministicMessages")
    void shouldEncodeRecordedMessagesFromPieces(Vector vector) {
        Message message = vector.decode();
        if (message instanceof RequestMessage request) {
            Invocation call = request.invocation();
            message = new RequestMessage(
                    request.requestId(),
                    new Invocation(
                            call.identity(),
                            call.facet(),
                            call.operation(),
                            call.mode(),
                            call.context(),
                            cut(call.params())),
                    request.compression());
        } else if (message instanceof ReplyMessage reply && reply.body() instanceof ReplyBody.Ok ok) {
            message = new ReplyMessage(reply.requestId(), new ReplyBody.Ok(cut(ok.result())), reply.compression());
        }
        ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT).encode(message, UnpooledByteBufAllocator.DEFAULT);
        try {
            assertThat(ByteBufUtil.hexDump(encoded)).isEqualTo(ByteBufUtil.hexDump(vector.bytes()));
        } finally {
            encoded.release();
        }
    }

    private static Encapsulation cut(Encapsulation whole) {
        byte[] bytes = whole.bytes();
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += 3) {
            int length = Math.min(3, bytes.length - from);
            buffers.add(ByteBuffer.wrap(bytes, from, length).asReadOnlyBuffer());
        }
        return Encapsulation.of(whole.encoding(), new Pieces(buffers, bytes.length));
    }
}
