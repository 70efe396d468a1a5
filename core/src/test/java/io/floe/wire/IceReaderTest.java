package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IceReaderTest {
    static Stream<Arguments> lies() {
        return Stream.of(
                lie("ff ffffffff", IceReader::readSize, "size: -1 (expected: >= 0)"),
                lie("05 61", IceReader::readString, "count: 5 (expected: 0..1, the elements that 1 bytes can hold)"),
                lie(
                        "ff ffffff7f 61",
                        IceReader::readByteSeq,
                        "count: 2147483647 (expected: 0..1, the elements that 1 bytes can hold)"),
                lie(
                        "ff ffffff7f 0000000000000000",
                        IceReader::readLongSeq,
                        "count: 2147483647 (expected: 0..1, the elements that 8 bytes can hold)"),
                lie(
                        "03 00 00",
                        IceReader::readStringSeq,
                        "count: 3 (expected: 0..2, the elements that 2 bytes can hold)"),
                lie("02 0000", IceReader::readFacet, "facet path: 2 elements (expected: 0 or 1)"),
                lie(
                        "ff 01040000 " + "0000".repeat(1025),
                        IceReader::readContext,
                        "context: 1025 entries (expected: 0..1024)"),
                lie("05000000 0101", IceReader::readEncapsulation, "encapsulation size: 5 (expected: 6..6)"),
                lie("ffffffff 0101", IceReader::readEncapsulation, "encapsulation size: -1 (expected: 6..6)"),
                lie("08000000 0101 00", IceReader::readEncapsulation, "encapsulation size: 8 (expected: 6..7)"),
                lie("010203", IceReader::readInt, "int: 3 bytes left (expected: 4)"),
                lie("", IceReader::readBool, "byte: 0 bytes left (expected: 1)"),
                lie("03", in -> in.readEnum(2), "enumerator: 3 (expected: 0..2)"),
                lie(
                        "fa 01",
                        in -> in.readOptional(1, OptionalFormat.F1),
                        "optional tag: byte 250 (expected: a tag or 255)"),
                lie("0a 01000000", in -> in.readOptional(1, OptionalFormat.F1), "optional 1: F4 (expected: F1)"),
                lie(
                        "0e ffffffff",
                        in -> in.readOptional(2, OptionalFormat.F1),
                        "optional: 0 bytes left (expected: 4294967295)"),
                lie("05000000 61", in -> in.readFSize(IceReader::readByte), "optional size: 5 (expected: 0..1)"),
                lie(
                        "02 61 61",
                        in -> in.readVSize(IceReader::readByte),
                        "optional size: 2 (expected: 1, what was read)"));
    }

    private static Arguments lie(String hex, Consumer<IceReader> read, String message) {
        return Arguments.of(hex, read, message);
    }

    private static IceReader reader(EncodingVersion encoding, String hex) {
        return IceReader.of(encoding, hex(hex));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void shouldRefuseWhatTheBytesDoNotHold(String hex, Consumer<IceReader> read, String message) {
        assertThatThrownBy(() -> read.accept(reader(EncodingVersion.V1_1, hex)))
                .isInstanceOf(MarshalException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "03 6180ff, 1, 3",
        "02 c0af, 0, 2",
        "03 eda080, 0, 3",
        "04 f4908080, 0, 4",
        "02 61c3, 1, 2",
        "01 ff, 0, 1"
    })
    void shouldRefuseInvalidUtf8(String hex, int position, int length) {
        assertThatThrownBy(() -> reader(EncodingVersion.V1_1, hex).readString())
                .isInstanceOf(MarshalException.class)
                .hasMessage("string: invalid byte at %d of %d (expected: UTF-8)", position, length);
    }

    @Test
    void shouldReadLongFormOfSmallSize() {
        assertThat(reader(EncodingVersion.V1_1, "ff 03000000").readSize()).isEqualTo(3);
    }

    @Test
    void shouldReadNulInsideString() {
        assertThat(reader(EncodingVersion.V1_1, "03 61 00 62").readString()).isEqualTo("a\0b");
    }

    @Test
    void shouldKeepOrderOfContext() {
        Map<String, String> context =
                reader(EncodingVersion.V1_1, "02 01 62 00 01 61 01 78").readContext();

        assertThat(context).containsExactly(Map.entry("b", ""), Map.entry("a", "x"));
    }

    @Test
    void shouldNotTakeLargerTagForTheOneAskedFor() {
        IceReader in = reader(EncodingVersion.V1_1, "10 07");

        assertThat(in.readOptional(1, OptionalFormat.F1)).isFalse();
        assertThat(in.readOptional(2, OptionalFormat.F1)).isTrue();
        assertThat(in.readUnsignedByte()).isEqualTo(7);
    }

    @Test
    void shouldSkipSmallerTagsOfEveryFormat() {
        IceReader in = reader(
                EncodingVersion.V1_1,
                "08 01 | 11 0102 | 1a 01020304 | 23 0102030405060708 | 2c ff03000000 | 35 02 0102 | 3e 01000000 01"
                        + "| f0 1f 01 | f0 20 2a");

        assertThat(in.readOptional(32, OptionalFormat.F1)).isTrue();
        assertThat(in.readUnsignedByte()).isEqualTo(42);
    }

    @Test
    void shouldRefuseNonPositiveElementSize() {
        assertThatThrownBy(() -> reader(EncodingVersion.V1_1, "00").readCount(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minElementBytes: 0 (expected: >= 1)");
    }
}
