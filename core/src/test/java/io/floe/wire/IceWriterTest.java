package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceWriterTest {
    private static byte[] written(EncodingVersion encoding, Consumer<IceWriter> content) {
        return Encapsulation.write(encoding, content).bytes();
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "254, fe", "255, ff ff000000", "70000, ff 70110100"})
    void shouldWriteSizeInOneByteBelow255(int size, String hex) {
        byte[] bytes = written(EncodingVersion.V1_1, out -> out.writeSize(size));

        assertThat(bytes).isEqualTo(hex(hex)).hasSize(IceWriter.sizeLength(size));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 126, 01", "1.0, 127, 0100", "1.0, 32766, 0100", "1.0, 32767, 01000000", "1.1, 40000, 01"})
    void shouldWriteEnumeratorInTheWidthOfItsTypeInEncoding10(String encoding, int maxValue, String hex) {
        byte[] bytes = written(EncodingVersion.parse(encoding), out -> out.writeEnum(1, maxValue));

        assertThat(bytes).isEqualTo(hex(hex));
    }

    /** Beside others, before and after, and more than one. */
    @ParameterizedTest
    @ValueSource(ints = {100, 600, 20_000, 1 << 20})
    void shouldWriteLargeSequencesWhereTheyBelong(int size) {
        byte[] first = new byte[size];
        byte[] second = new byte[2 * size];
        Random random = new Random(size);
        random.nextBytes(first);
        random.nextBytes(second);
        Encapsulation written = Encapsulation.write(EncodingVersion.V1_1, out -> {
            out.writeString("before");
            out.writeByteSeq(first);
            out.writeInt(42);
            out.writeByteSeq(second);
            out.writeString("after");
        });

        IceReader in = written.reader();
        assertThat(in.readString()).isEqualTo("before");
        assertThat(in.readByteSeq()).isEqualTo(first);
        assertThat(in.readInt()).isEqualTo(42);
        assertThat(in.readByteSeq()).isEqualTo(second);
        assertThat(in.readString()).isEqualTo("after");
        in.readEnd();
    }

    /** The sequence is its caller's, who may change it as soon as it is written. */
    @Test
    void shouldKeepACopyOfALargeSequenceThatComesAlone() {
        byte[] values = new byte[1 << 20];
        Encapsulation written = Encapsulation.write(EncodingVersion.V1_1, out -> out.writeByteSeq(values));
        values[0] = 1;
        values[values.length - 1] = 1;

        assertThat(written.size()).isEqualTo(5 + values.length);
        assertThat(written.read(IceReader::readByteSeq)).isEqualTo(new byte[values.length]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00", "\ud800x", "\udc00\ud800"})
    void shouldRefuseLoneSurrogates(String text) {
        assertThatThrownBy(() -> written(EncodingVersion.V1_1, out -> out.writeString(text)))
                .isInstanceOf(MarshalException.class)
                .hasMessageMatching("string: lone surrogate at [01] \\(expected: text that UTF-8 can write\\)");
    }

    @Test
    void shouldWriteTextBeyondTheBasicPlaneInFourBytes() {
        assertThat(written(EncodingVersion.V1_1, out -> out.writeString("\ud83d\ude00")))
                .isEqualTo(hex("04 f09f9880"));
    }

    @Test
    void shouldRefuseNegativeSize() {
        assertThatThrownBy(() -> written(EncodingVersion.V1_1, out -> out.writeSize(-1)))
                .isInstanceOf(MarshalException.class)
                .hasMessage("size: -1 (expected: >= 0)");
    }

    @Test
    void shouldWriteOptionalsAsIceDoes() {
        byte[] bytes = written(EncodingVersion.V1_1, out -> {
            if (out.writeOptional(2, OptionalFormat.VSIZE)) {
                out.writeString("str");
            }
            if (out.writeOptional(5, OptionalFormat.VSIZE)) {
                out.writeVSize(8, point -> {
                    point.writeInt(1);
                    point.writeInt(2);
                });
            }
            if (out.writeOptional(12, OptionalFormat.FSIZE)) {
                out.writeFSize(strings -> strings.writeStringSeq(java.util.List.of("x")));
            }
            if (out.writeOptional(300, OptionalFormat.F1)) {
                out.writeBool(true);
            }
        });

        assertThat(bytes)
                .isEqualTo(hex("15 03737472 | 2d 08 0100000002000000 | 66 03000000 01 0178 | f0 ff2c010000 01"));
    }

    @Test
    void shouldWriteNoOptionalInEncoding10() {
        byte[] bytes = written(
                EncodingVersion.V1_0,
                out -> assertThat(out.writeOptional(1, OptionalFormat.F1)).isFalse());

        assertThat(bytes).isEmpty();
    }

    @Test
    void shouldRefuseOptionalThatIsNotAsLongAsStated() {
        assertThatThrownBy(() -> written(EncodingVersion.V1_1, out -> out.writeVSize(8, point -> point.writeInt(1))))
                .isInstanceOf(MarshalException.class)
                .hasMessage("optional size: 8 (expected: 4, what was written)");
    }
}
