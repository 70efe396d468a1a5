package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the parameters, results and exceptions that Ice wrote. */
class TypedVectorTest {
    @Test
    void shouldReadEveryPrimitiveType() {
        List<Object> values = Vector.named("allTypes_11.request")
                .encapsulation()
                .read(in -> List.<Object>of(
                        in.readBool(),
                        in.readUnsignedByte(),
                        in.readShort(),
                        in.readInt(),
                        in.readLong(),
                        in.readFloat(),
                        in.readDouble(),
                        in.readString()));

        assertThat(values).containsExactly(true, 200, (short) -12345, 305419896, -1234567890123L, 1.5f, -2.25, "héllo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enum_small_11",
                "enum_200_11",
                "enum_40000_11",
                "enum_small_10",
                "enum_200_10",
                "enum_40000_10",
            })
    void shouldReadEnumeratorsOfEveryWidth(String scenario) {
        Vector vector = Vector.named(scenario + ".request");
        int maxValue = vector.meaning().get("maxValue").asInt();

        int value = vector.encapsulation().read(in -> in.readEnum(maxValue));

        assertThat(value).isEqualTo(vector.meaning().get("value").asInt());
    }

    @Test
    void shouldReadIntsOfEncoding10() {
        Encapsulation params = Vector.named("add_10.request").encapsulation();

        assertThat(params.<List<Integer>>read(in -> List.of(in.readInt(), in.readInt())))
                .containsExactly(1, -2);
    }

    @ParameterizedTest
    @CsvSource({"locator_findAdapterById_notfound.request, NoSuch", "ice_isA_true.request, ::FloeT::T"})
    void shouldReadStringArgument(String name, String expected) {
        assertThat(Vector.named(name).encapsulation().read(IceReader::readString))
                .isEqualTo(expected);
    }

    @Test
    void shouldReadIdentityArgumentNameFirst() {
        Encapsulation params =
                Vector.named("locator_findObjectById_notfound.request").encapsulation();

        assertThat(params.read(IceReader::readIdentity)).isEqualTo(new Identity("nosuch", "cat"));
    }

    @Test
    void shouldReadOptionalOfEveryFormatButClass() {
        IceReader in = Vector.named("opt_all.request").encapsulation().reader();

        assertThat(in.readOptional(1, OptionalFormat.F4)).isTrue();
        assertThat(in.readInt()).isEqualTo(1);
        assertThat(in.readOptional(2, OptionalFormat.VSIZE)).isTrue();
        assertThat(in.readString()).isEqualTo("str");
        assertThat(in.readOptional(3, OptionalFormat.F1)).isTrue();
        assertThat(in.readUnsignedByte()).isEqualTo(255);
        assertThat(in.readOptional(4, OptionalFormat.F1)).isFalse();
        assertThat(in.readOptional(5, OptionalFormat.VSIZE)).isTrue();
        assertThat(in.<List<Integer>>readVSize(point -> List.of(point.readInt(), point.readInt())))
                .containsExactly(1, 2);
        assertThat(in.readOptional(6, OptionalFormat.VSIZE)).isTrue();
        assertThat(in.readByteSeq()).containsExactly(1, 2);
        assertThat(in.readOptional(7, OptionalFormat.VSIZE)).isTrue();
        assertThat(in.readVSize(IceReader::readIntSeq)).containsExactly(1, 2);
        assertThat(in.readOptional(9, OptionalFormat.SIZE)).isTrue();
        assertThat(in.readEnum(2)).isEqualTo(2);
        assertThat(in.readOptional(11, OptionalFormat.F2)).isTrue();
        assertThat(in.readShort()).isEqualTo((short) -2);
        assertThat(in.readOptional(12, OptionalFormat.FSIZE)).isTrue();
        assertThat(in.readFSize(IceReader::readStringSeq)).containsExactly("x");
        assertThat(in.readOptional(13, OptionalFormat.FSIZE)).isTrue();
        assertThat(in.<List<Object>>readFSize(
                        rec -> List.of(rec.readString(), rec.readInt(), rec.readInt(), rec.readBool())))
                .containsExactly("n", 3, 4, true);
    }

    @Test
    void shouldSayThatAnOptionalClassCannotBeSkipped() {
        IceReader in = Vector.named("opt_all.request").encapsulation().reader();

        assertThatThrownBy(() -> in.readOptional(300, OptionalFormat.F1))
                .isInstanceOf(MarshalException.class)
                .hasMessage("optional 14: CLASS (expected: a format that can be skipped)");
    }

    @Test
    void shouldReadOptionalsAsAbsentInEncoding10() {
        IceReader in = Vector.named("opt_all_10.request").encapsulation().reader();

        assertThat(in.readOptional(1, OptionalFormat.F4)).isFalse();
    }

    @Test
    void shouldReadRequiredResultsBeforeOptionalOnes() {
        IceReader in = Vector.named("opt_out_present.reply").encapsulation().reader();

        assertThat(in.readInt()).isEqualTo(6);
        assertThat(in.readOptional(1, OptionalFormat.F4)).isTrue();
        assertThat(in.readInt()).isEqualTo(17);
        assertThat(in.readOptional(2, OptionalFormat.VSIZE)).isTrue();
        assertThat(in.readString()).isEqualTo("hi");
        in.readEnd();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exc_throwDerived_11",
                "exc_throwDerivedSliced_11",
                "exc_throwDerived_10",
                "exc_throwDerivedSliced_10",
                "exc_throwUndeclared_10"
            })
    void shouldReadDerivedExceptionInEveryLayout(String scenario) {
        Vector vector = Vector.named(scenario + ".reply");
        var expected = vector.meaning().get("userException");
        UserExceptionReader slices = UserExceptionReader.of(vector.encapsulation());

        assertThat(slices.typeId()).isEqualTo(expected.get("typeId").asText());
        assertThat(slices.members().readInt()).isEqualTo(expected.get("code").asInt());
        assertThat(slices.isLastSlice()).isFalse();
        assertThat(slices.next()).isTrue();
        assertThat(slices.typeId()).isEqualTo(expected.get("baseTypeId").asText());
        assertThat(slices.members().readString()).isEqualTo(expected.get("why").asText());
        assertThat(slices.isLastSlice()).isTrue();
        assertThat(slices.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exc_throwBase_11", "exc_throwBase_10"})
    void shouldReadExceptionOfOneSlice(String scenario) {
        UserExceptionReader slices =
                UserExceptionReader.of(Vector.named(scenario + ".reply").encapsulation());

        assertThat(slices.typeId()).isEqualTo("::FloeT::Base");
        assertThat(slices.members().readString()).isEqualTo("because");
        assertThat(slices.isLastSlice()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exc_throwOpt_11", "exc_throwOptSliced_11"})
    void shouldReadOptionalMembersOfException(String scenario) {
        UserExceptionReader slices =
                UserExceptionReader.of(Vector.named(scenario + ".reply").encapsulation());
        IceReader members = slices.members();

        assertThat(slices.typeId()).isEqualTo("::FloeT::WithOpt");
        assertThat(members.readInt()).isEqualTo(7);
        assertThat(members.readOptional(1, OptionalFormat.VSIZE)).isTrue();
        assertThat(members.readString()).isEqualTo("opt");
        assertThat(members.readOptional(2, OptionalFormat.F4)).isTrue();
        assertThat(members.readInt()).isEqualTo(9);
        assertThat(members.readOptional(3, OptionalFormat.F4)).isFalse();
    }

    @Test
    void shouldReadNoOptionalMembersOfExceptionInEncoding10() {
        IceReader members = UserExceptionReader.of(
                        Vector.named("exc_throwOptSliced_10.reply").encapsulation())
                .members();

        assertThat(members.readInt()).isEqualTo(7);
        assertThat(members.readOptional(1, OptionalFormat.VSIZE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exc_throwWithClass_11", "exc_throwWithClass_10"})
    void shouldNameExceptionWithClassMembers(String scenario) {
        UserExceptionReader slices =
                UserExceptionReader.of(Vector.named(scenario + ".reply").encapsulation());

        assertThat(slices.typeId()).isEqualTo("::FloeT::WithClass");
    }

    @Test
    void shouldReadExceptionWithoutMembers() {
        UserExceptionReader slices = UserExceptionReader.of(
                Vector.named("locator_findAdapterById_notfound.reply").encapsulation());

        assertThat(slices.typeId()).isEqualTo("::Ice::AdapterNotFoundException");
        assertThat(slices.isLastSlice()).isTrue();
    }
}
