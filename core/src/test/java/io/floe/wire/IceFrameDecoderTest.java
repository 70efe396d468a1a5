package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IceFrameDecoderTest {
    private static final byte[] VALIDATE = hex("49636550 0100 0100 03 00 0e000000");
    private static final byte[] BAD_TYPE = hex("49636550 0100 0100 09 00 0e000000");

    private static byte[] request(int payload) {
        Invocation invocation = new Invocation(
                Identity.of("o"),
                "",
                "op",
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.of(EncodingVersion.V1_1, new byte[payload]));
        var encoded = new MessageCodec(WireLimits.DEFAULT)
                .encode(new RequestMessage(1, invocation, Compression.NONE), UnpooledByteBufAllocator.DEFAULT);
        try {
            return ByteBufUtil.getBytes(encoded);
        } finally {
            encoded.release();
        }
    }

    @Test
    void shouldKeepNothingOfAnIncompleteHeader() {
        try (Wire wire = new Wire()) {
            wire.receive(Arrays.copyOf(VALIDATE, 13));

            assertThat(wire.decoder().hasPartialHeader()).isTrue();
            assertThat(wire.decoder().partialFrameBytes()).isEqualTo(13);
            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldHoldNoPartialFrameBetweenMessages() {
        try (Wire wire = new Wire()) {
            wire.receiveByteByByte(VALIDATE);

            assertThat(wire.decoder().hasPartialFrame()).isFalse();
            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldAllocateAtMost64KiBOnAHeader() {
        byte[] large = request(1_000_000);
        try (Wire wire = new Wire()) {
            wire.receive(Arrays.copyOf(large, 14));

            assertThat(wire.held()).isEqualTo(64 * 1024);
            assertThat(wire.decoder().hasPartialHeader()).isFalse();
        }
    }

    @Test
    void shouldAllocateTheWholeMessageOnceWhat64KiBHoldHasArrived() {
        byte[] large = request(1_000_000);
        ReceiveBudget budget = ReceiveBudget.unlimited();
        try (Wire wire = new Wire(budget)) {
            wire.receive(Arrays.copyOf(large, 64 * 1024 - 1));
            assertThat(wire.held()).isEqualTo(64 * 1024);
            assertThat(budget.bytes()).isZero();

            wire.receive(new byte[] {large[64 * 1024 - 1]});
            assertThat(wire.held()).as("of what a smaller message needs").isZero();
            assertThat(budget.bytes()).isEqualTo(large.length);
        }
    }

    @Test
    void shouldDecodeLargeMessageFedInPieces() {
        byte[] large = request(1_000_000);
        try (Wire wire = new Wire()) {
            for (int from = 0; from < large.length; from += 1460) {
                wire.receive(Arrays.copyOfRange(large, from, Math.min(large.length, from + 1460)));
            }

            assertThat(((RequestMessage) wire.messages().get(0)).invocation().params())
                    .isEqualTo(Encapsulation.of(EncodingVersion.V1_1, new byte[1_000_000]));
            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldAllocateNothingForWholeMessages() {
        byte[] twice = Arrays.copyOf(VALIDATE, 28);
        System.arraycopy(VALIDATE, 0, twice, 14, 14);
        try (Wire wire = new Wire()) {
            wire.receive(twice);

            assertThat(wire.messages()).hasSize(2);
            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldRefuseTooLargeMessageBeforeItsBody() {
        try (Wire wire = new Wire(WireLimits.DEFAULT.withMessageSizeMax(1000))) {
            assertThatThrownBy(() -> wire.receive(Arrays.copyOf(request(1000), 14)))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("message size: 1033 (expected: 14..1000)");
        }
    }

    @Test
    void shouldAcceptMessageOfExactlyTheLargestSize() {
        byte[] message = request(1000);
        try (Wire wire = new Wire(WireLimits.DEFAULT.withMessageSizeMax(message.length))) {
            wire.receive(message);

            assertThat(wire.messages()).hasSize(1);
        }
    }

    @Test
    void shouldDeliverMessagesBeforeABrokenOne() {
        byte[] both = Arrays.copyOf(VALIDATE, 28);
        System.arraycopy(BAD_TYPE, 0, both, 14, 14);
        try (Wire wire = new Wire()) {
            assertThatThrownBy(() -> wire.receive(both)).hasMessage("message type: 9 (expected: 0..4)");

            assertThat(wire.messages()).hasSize(1);
        }
    }

    @Test
    void shouldDropEverythingAfterABrokenMessage() {
        try (Wire wire = new Wire()) {
            assertThatThrownBy(() -> wire.receive(BAD_TYPE)).isInstanceOf(ProtocolException.class);

            wire.receive(VALIDATE);
            wire.receive(BAD_TYPE);
            assertThat(wire.messages()).isEmpty();
        }
    }

    @Test
    void shouldReleasePartialFrameWhenTheChannelCloses() {
        try (Wire wire = new Wire()) {
            wire.receive(Arrays.copyOf(request(100), 50));
            wire.channel().close().syncUninterruptibly();

            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldReleasePartialFrameWhenItIsRemoved() {
        try (Wire wire = new Wire()) {
            wire.receive(Arrays.copyOf(request(100), 50));
            wire.channel().pipeline().remove(wire.decoder());

            assertThat(wire.held()).isZero();
            assertThat(wire.decoder().hasPartialFrame()).isFalse();
        }
    }

    @Test
    void shouldReleaseFrameWhoseLastByteShowsItBroken() {
        byte[] broken = request(100);
        broken[31] = 99; // the operation mode
        broken[26] = 99;
        try (Wire wire = new Wire()) {
            wire.receive(Arrays.copyOf(broken, broken.length - 1));
            assertThatThrownBy(() -> wire.receive(new byte[1])).isInstanceOf(MarshalException.class);

            assertThat(wire.held()).isZero();
        }
    }

    @Test
    void shouldTellThatAPeerDoesNotSpeakIce() {
        try (Wire wire = new Wire()) {
            ProtocolException error = catchThrowableOfType(
                    ProtocolException.class, () -> wire.receive("HELO x".getBytes(StandardCharsets.US_ASCII)));

            assertThat(error.notIce()).isTrue();
            assertThat(error).hasMessage("magic: plain text 'HELO x' (expected: 49636550, 'IceP')");
        }
    }

    @Test
    void shouldTellThatAPeerDoesSpeakIceThoughBadly() {
        try (Wire wire = new Wire()) {
            ProtocolException error = catchThrowableOfType(ProtocolException.class, () -> wire.receive(BAD_TYPE));

            assertThat(error.notIce()).isFalse();
        }
    }

    @Test
    void shouldRefuseAStrangerAtTheFourthByte() {
        try (Wire wire = new Wire()) {
            wire.receive(hex("010203"));

            assertThatThrownBy(() -> wire.receive(hex("04")))
                    .hasMessage("magic: 01020304 (expected: 49636550, 'IceP')");
        }
    }

    @Test
    void shouldDecodeDatagramAndIgnoreWhatFollows() {
        byte[] packet = Arrays.copyOf(VALIDATE, 40);

        Message message = new MessageCodec(WireLimits.DEFAULT).decode(Unpooled.wrappedBuffer(packet));

        assertThat(message).isEqualTo(new ValidateConnectionMessage());
    }

    @Test
    void shouldRefuseDatagramThatIsShorterThanItSays() {
        byte[] packet = Arrays.copyOf(request(100), 50);

        assertThatThrownBy(() -> new MessageCodec(WireLimits.DEFAULT).decode(Unpooled.wrappedBuffer(packet)))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("message size: 133 (expected: <= 50, the bytes there are)");
    }

    @Test
    void shouldRefuseDatagramWithoutAHeader() {
        assertThatThrownBy(() -> new MessageCodec(WireLimits.DEFAULT).decode(Unpooled.wrappedBuffer(new byte[5])))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("message: 5 bytes (expected: >= 14, a header)");
    }
}
