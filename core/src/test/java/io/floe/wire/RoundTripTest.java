package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is encoded decodes to the same again, and takes just the bytes that were reckoned with. */
class RoundTripTest {
    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);
    private static final int TRIES = 25;

    static LongStream seeds() {
        return Draw.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldDecodeWhatWasEncoded(long seed) {
        Draw draw = new Draw(seed);
        for (int i = 0; i < TRIES; i++) {
            Message message = message(draw);
            ByteBuf encoded = CODEC.encode(message, UnpooledByteBufAllocator.DEFAULT);
            try {
                assertThat(encoded.readableBytes()).isEqualTo(MessageSize.of(message));
                assertThat(CODEC.decode(encoded)).isEqualTo(message);
            } finally {
                encoded.release();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldReadWhatWasWritten(long seed) {
        Draw draw = new Draw(seed);
        for (int i = 0; i < TRIES; i++) {
            readBack(draw);
        }
    }

    private static void readBack(Draw draw) {
        String text = text(draw);
        long number = draw.longInteger();
        double real = draw.real();
        int[] ints = draw.list(50, draw::integer).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] bools = new boolean[draw.number(0, 300)];
        for (int i = 0; i < bools.length; i++) {
            bools[i] = draw.bool();
        }
        Encapsulation written = Encapsulation.write(draw.of(EncodingVersion.V1_0, EncodingVersion.V1_1), out -> {
            out.writeString(text);
            out.writeLong(number);
            out.writeDouble(real);
            out.writeIntSeq(ints);
            out.writeBoolSeq(bools);
        });

        IceReader in = written.reader();
        assertThat(in.readString()).isEqualTo(text);
        assertThat(in.readLong()).isEqualTo(number);
        assertThat(in.readDouble()).isEqualTo(real);
        assertThat(in.readIntSeq()).isEqualTo(ints);
        assertThat(in.readBoolSeq()).isEqualTo(bools);
        in.readEnd();
    }

    private static Message message(Draw draw) {
        Compression compression = draw.of(Compression.NONE, Compression.ACCEPTED);
        return draw.<Message>oneOf(
                () -> new RequestMessage(draw.integer(), invocation(draw), compression),
                () -> new BatchRequestMessage(draw.list(5, () -> invocation(draw)), compression),
                () -> new ReplyMessage(draw.integer(), reply(draw), compression),
                ValidateConnectionMessage::new,
                CloseConnectionMessage::new);
    }

    private static Invocation invocation(Draw draw) {
        Map<String, String> context = new HashMap<>();
        draw.list(4, () -> text(draw)).forEach(key -> context.put(key, text(draw)));
        return new Invocation(
                identity(draw), text(draw), text(draw), draw.of(OperationMode.values()), context, encapsulation(draw));
    }

    private static ReplyBody reply(Draw draw) {
        ReplyStatus missing =
                draw.of(ReplyStatus.OBJECT_NOT_EXIST, ReplyStatus.FACET_NOT_EXIST, ReplyStatus.OPERATION_NOT_EXIST);
        return draw.<ReplyBody>oneOf(
                () -> new ReplyBody.Ok(encapsulation(draw)),
                () -> new ReplyBody.UserException(encapsulation(draw)),
                () -> new ReplyBody.NotExist(missing, identity(draw), text(draw), text(draw)),
                () -> new ReplyBody.Failed(draw.number(5, 255), text(draw)));
    }

    private static Identity identity(Draw draw) {
        return new Identity(text(draw), text(draw));
    }

    private static Encapsulation encapsulation(Draw draw) {
        return Encapsulation.of(EncodingVersion.of(draw.number(0, 255), draw.number(0, 255)), draw.bytes(0, 400));
    }

    /** Long enough for sizes of five bytes; never surrogates, which stand for nothing by themselves. */
    private static String text(Draw draw) {
        return draw.<String>oneOf(
                () -> draw.text(300, 0, 0x7f), () -> draw.text(100, 0, 0xd7ff), () -> draw.text(20, 0x10000, 0x10ffff));
    }
}
