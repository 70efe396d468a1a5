package io.floe.wire;

import static io.floe.wire.Wire.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserExceptionTest {
    private static Encapsulation derived(EncodingVersion encoding, SliceFormat format) {
        return UserExceptionWriter.write(
                encoding,
                format,
                out -> out.slice("::FloeT::Derived", members -> members.writeInt(42))
                        .slice("::FloeT::Base", members -> members.writeString("because")));
    }

    @ParameterizedTest
    @CsvSource({
        "exc_throwDerived_11.reply, 1.1, COMPACT",
        "exc_throwDerivedSliced_11.reply, 1.1, SLICED",
        "exc_throwDerived_10.reply, 1.0, COMPACT",
        "exc_throwDerivedSliced_10.reply, 1.0, SLICED"
    })
    void shouldWriteExceptionAsIceDoes(String vector, String encoding, SliceFormat format) {
        assertThat(derived(EncodingVersion.parse(encoding), format).bytes())
                .isEqualTo(Vector.named(vector).encapsulation().bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "exc_throwOpt_11.reply, 1.1, COMPACT",
        "exc_throwOptSliced_11.reply, 1.1, SLICED",
        "exc_throwOptSliced_10.reply, 1.0, SLICED"
    })
    void shouldWriteOptionalMembersAsIceDoes(String vector, String encoding, SliceFormat format) {
        Encapsulation exception = UserExceptionWriter.write(
                EncodingVersion.parse(encoding),
                format,
                out -> out.slice("::FloeT::WithOpt", members -> {
                    members.writeInt(7);
                    if (members.writeOptional(1, OptionalFormat.VSIZE)) {
                        members.writeString("opt");
                    }
                    if (members.writeOptional(2, OptionalFormat.F4)) {
                        members.writeInt(9);
                    }
                }));

        assertThat(exception.bytes())
                .isEqualTo(Vector.named(vector).encapsulation().bytes());
    }

    @ParameterizedTest
    @CsvSource({"1.1, SLICED", "1.0, COMPACT"})
    void shouldSkipUnknownSliceWhereItHasASize(String encoding, SliceFormat format) {
        UserExceptionReader slices = UserExceptionReader.of(derived(EncodingVersion.parse(encoding), format));

        assertThat(slices.skip()).isTrue();
        assertThat(slices.typeId()).isEqualTo("::FloeT::Base");
        assertThat(slices.members().readString()).isEqualTo("because");
        assertThat(slices.skip()).isFalse();
    }

    @Test
    void shouldNotSkipUnknownSliceOfCompactFormat() {
        UserExceptionReader slices = UserExceptionReader.of(derived(EncodingVersion.V1_1, SliceFormat.COMPACT));

        assertThat(slices.skip()).isFalse();
        assertThat(slices.typeId()).isEqualTo("::FloeT::Derived");
    }

    @Test
    void shouldGoOnAfterOptionalMembersThatWereNotRead() {
        UserExceptionReader slices = UserExceptionReader.of(UserExceptionWriter.write(
                EncodingVersion.V1_1,
                SliceFormat.COMPACT,
                out -> out.slice("::A", members -> {
                            members.writeOptional(1, OptionalFormat.F1);
                            members.writeByte(5);
                        })
                        .slice("::B", members -> members.writeByte(6))));

        assertThat(slices.next()).isTrue();
        assertThat(slices.typeId()).isEqualTo("::B");
        assertThat(slices.members().readOptional(1, OptionalFormat.F1)).isFalse();
        assertThat(slices.members().readByte()).isEqualTo((byte) 6);
    }

    @Test
    void shouldKeepMembersWithinTheirSlice() {
        UserExceptionReader slices = UserExceptionReader.of(derived(EncodingVersion.V1_1, SliceFormat.SLICED));

        assertThatThrownBy(() -> slices.members().readLong())
                .isInstanceOf(MarshalException.class)
                .hasMessage("long: 4 bytes left (expected: 8)");
    }

    @Test
    void shouldRefuseExceptionWithoutSlice() {
        assertThatThrownBy(() -> UserExceptionWriter.write(EncodingVersion.V1_0, SliceFormat.SLICED, out -> {}))
                .isInstanceOf(MarshalException.class)
                .hasMessage("user exception: no slice (expected: 1 or more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03000000", "ffffffff", "09000000"})
    void shouldRefuseLyingSliceSize(String size) {
        Encapsulation exception = Encapsulation.of(EncodingVersion.V1_1, hex("30 01 41" + size + "00000000"));

        assertThatThrownBy(() -> UserExceptionReader.of(exception))
                .isInstanceOf(MarshalException.class)
                .hasMessageStartingWith("exception slice size: ")
                .hasMessageEndingWith("(expected: 4..8)");
    }

    @Test
    void shouldRefuseTypeIdByIndex() {
        assertThatThrownBy(() -> UserExceptionReader.of(Encapsulation.of(EncodingVersion.V1_1, hex("22 01 41"))))
                .isInstanceOf(MarshalException.class)
                .hasMessage("exception slice flags: 34 (expected: a type id in full)");
    }
}
