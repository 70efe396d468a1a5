package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncapsulationTest {
    private static final EncodingVersion V1_2 = new EncodingVersion(1, 2);

    @Test
    void shouldReadWhatWasWritten() {
        Encapsulation written = Encapsulation.write(EncodingVersion.V1_1, out -> out.writeString("world"));

        assertThat(written.read(IceReader::readString)).isEqualTo("world");
    }

    @Test
    void shouldSkipOptionalsThatAreLeftInEncoding11() {
        Encapsulation params = Encapsulation.of(EncodingVersion.V1_1, hex("07 | 10 01 | 35 02 0102"));

        assertThat(params.read(IceReader::readByte)).isEqualTo((byte) 7);
    }

    @Test
    void shouldRefuseJunkAtTheEndInEncoding11() {
        Encapsulation params = Encapsulation.of(EncodingVersion.V1_1, hex("07 | 0a 01"));

        assertThatThrownBy(() -> params.read(IceReader::readByte))
                .isInstanceOf(MarshalException.class)
                .hasMessage("optional: 1 bytes left (expected: 4)");
    }

    @Test
    void shouldRefuseBytesAfterTheMarkerThatEndsOptionals() {
        Encapsulation params = Encapsulation.of(EncodingVersion.V1_1, hex("07 ff 00"));

        assertThatThrownBy(() -> params.read(IceReader::readByte))
                .isInstanceOf(MarshalException.class)
                .hasMessage("end of encapsulation: 1 bytes left (expected: 0)");
    }

    @Test
    void shouldAllowOneStrayByteInEncoding10() {
        Encapsulation params = Encapsulation.of(EncodingVersion.V1_0, hex("07 00"));

        assertThat(params.read(IceReader::readByte)).isEqualTo((byte) 7);
    }

    @Test
    void shouldRefuseTwoStrayBytesInEncoding10() {
        Encapsulation params = Encapsulation.of(EncodingVersion.V1_0, hex("07 00 00"));

        assertThatThrownBy(() -> params.read(IceReader::readByte))
                .isInstanceOf(MarshalException.class)
                .hasMessage("end of encapsulation: 2 bytes left (expected: 1)");
    }

    @Test
    void shouldCarryButNotReadUnknownEncoding() {
        Encapsulation unknown = Encapsulation.of(V1_2, hex("0102"));

        assertThat(unknown.bytes()).containsExactly(1, 2);
        assertThatThrownBy(unknown::reader)
                .isInstanceOf(MarshalException.class)
                .hasMessage("encoding: 1.2 (expected: 1.0 or 1.1)");
    }

    @Test
    void shouldNotWriteUnknownEncoding() {
        assertThatThrownBy(() -> Encapsulation.write(V1_2, out -> {}))
                .isInstanceOf(MarshalException.class)
                .hasMessage("encoding: 1.2 (expected: 1.0 or 1.1)");
    }

    @Test
    void shouldNotChangeWithTheArrayItWasMadeOf() {
        byte[] bytes = {1, 2};
        Encapsulation encapsulation = Encapsulation.of(EncodingVersion.V1_1, bytes);
        bytes[0] = 9;
        encapsulation.bytes()[1] = 9;

        assertThat(encapsulation.bytes()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 16_000, 16_384, 20_000, 1_000_000})
    void shouldHoldJustWhatWasWritten(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);

        Encapsulation alone = Encapsulation.write(EncodingVersion.V1_1, out -> out.writeByteSeq(bytes));
        Encapsulation inTheMiddle = Encapsulation.write(EncodingVersion.V1_1, out -> {
            out.writeInt(1);
            out.writeByteSeq(bytes);
            out.writeInt(2);
        });

        assertThat(alone.<byte[]>read(IceReader::readByteSeq)).isEqualTo(bytes);
        assertThat(alone.size()).isEqualTo(IceWriter.sizeLength(length) + length);
        IceReader in = inTheMiddle.reader();
        assertThat(in.readInt()).isEqualTo(1);
        assertThat(in.readByteSeq()).isEqualTo(bytes);
        assertThat(in.readInt()).isEqualTo(2);
        assertThat(in.remaining()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2000, 100_000})
    void shouldBeTheSameWhereverItsBytesAre(int length) {
        Encapsulation sent = Encapsulation.of(EncodingVersion.V1_1, new byte[length]);
        byte[] around = new byte[length + 9];
        Encapsulation part = Encapsulation.wrap(EncodingVersion.V1_1, around, 4, length);

        assertThat(part).isEqualTo(sent).hasSameHashCodeAs(sent);
        assertThat(part.bytes()).isEqualTo(sent.bytes());
        assertThat(part.size()).isEqualTo(length);
    }

    @Test
    void shouldShowNoContentsAsText() {
        assertThat(Encapsulation.of(EncodingVersion.V1_1, hex("736563726574")))
                .hasToString("Encapsulation[1.1, 6 bytes]");
    }

    @Test
    void shouldWriteAnEncapsulationInsideAnotherInItsOwnEncoding() {
        Encapsulation outer = Encapsulation.write(
                EncodingVersion.V1_1, out -> out.writeEncapsulation(EncodingVersion.V1_0, in -> in.writeEnum(1, 200)));

        assertThat(outer.bytes()).isEqualTo(hex("08000000 0100 0100"));
    }

    @Test
    void shouldRememberNoOptionalsOfAnEarlierOne() {
        Encapsulation.write(EncodingVersion.V1_1, out -> out.writeOptional(1, OptionalFormat.F1));
        Encapsulation later = Encapsulation.write(EncodingVersion.V1_1, out -> out.writeBool(out.endOptionals()));

        assertThat(later.bytes()).isEqualTo(hex("00"));
    }

    @Test
    void shouldWriteInTheEncodingThatIsAskedForWhateverCameBefore() {
        Encapsulation.write(EncodingVersion.V1_0, out -> out.writeEnum(1, 200));
        Encapsulation later = Encapsulation.write(EncodingVersion.V1_1, out -> out.writeEnum(1, 200));

        assertThat(later.bytes()).isEqualTo(hex("01"));
    }
}
