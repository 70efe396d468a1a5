package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences of bytes that are read where they are. */
class ReadInPlaceTest {
    private static final int LARGE = 100_000;
    private static final EncodingVersion V1_1 = EncodingVersion.V1_1;

    private static byte[] random(int length, long seed) {
        return new Draw(seed).bytes(length, length);
    }

    private static Encapsulation written(Consumer<IceWriter> content) {
        return Encapsulation.write(V1_1, content);
    }

    @Test
    void shouldShowJustTheSequence() {
        Encapsulation written = written(out -> {
            out.writeInt(1);
            out.writeByteSeq(new byte[] {4, 5, 6});
            out.writeInt(2);
        });
        IceReader in = written.reader();
        in.readInt();
        ByteBuffer view = in.readByteBuffer();

        assertThat(in.readInt()).isEqualTo(2);
        assertThat(view).isEqualTo(ByteBuffer.wrap(new byte[] {4, 5, 6}));
        assertThat(view.position()).isZero();
        assertThat(view.capacity()).isEqualTo(3);
    }

    @Test
    void shouldNotBeWrittenTo() {
        ByteBuffer view = written(out -> out.writeByteSeq(new byte[10])).read(IceReader::readByteBuffer);

        assertThat(view.hasArray()).isFalse();
        assertThatThrownBy(() -> view.put(0, (byte) 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void shouldCopyNothing() {
        byte[] bytes = {2, 7, 8};
        ByteBuffer view = IceReader.of(V1_1, bytes).readByteBuffer();
        bytes[2] = 9;

        assertThat(view.get(1)).isEqualTo((byte) 9);
    }

    /** Of small messages the bytes that were received are in an array that is used again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 500, 2_000, LARGE})
    void shouldStayAsItIsWhateverComesAfterwards(int size) {
        byte[] first = random(size, 1);
        try (Wire wire = new Wire()) {
            for (byte[] bytes : List.of(first, random(size, 2))) {
                wire.receive(encoded(new ReplyMessage(
                        1, new ReplyBody.Ok(written(out -> out.writeByteSeq(bytes))), Compression.NONE)));
            }
            ReplyMessage reply = (ReplyMessage) wire.messages().get(0);

            assertThat(((ReplyBody.Ok) reply.body()).result().<ByteBuffer>read(IceReader::readByteBuffer))
                    .isEqualTo(ByteBuffer.wrap(first));
        }
    }

    private byte[] encoded(Message message) {
        ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT).encode(message, UnpooledByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(encoded);
        } finally {
            encoded.release();
        }
    }

    @Test
    void shouldRefuseMoreThanThereIs() {
        assertThatThrownBy(() -> IceReader.of(V1_1, new byte[] {5, 0}).readByteBuffer())
                .isInstanceOf(MarshalException.class)
                .hasMessage("count: 5 (expected: 0..1, the elements that 1 bytes can hold)");
    }
}
