package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Reply;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static Encapsulation encoded(String signature, String... arguments) {
        return Encapsulation.write(
                EncodingVersion.V1_1, out -> Signature.of(signature).write(out, List.of(arguments)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bool     | true          | 01",
                "byte     | 255           | ff",
                "short    | -2            | feff",
                "int      | 42            | 2a000000",
                "long     | 42            | 2a00000000000000",
                "float    | 1.5           | 0000c03f",
                "double   | 1.5           | 000000000000f83f",
                "string   | a b           | 03612062",
                "int[]    | [1, 2]        | 020100000002000000",
                "string[] | [\"a\", \"\"] | 02016100",
                "byte[][] | [[1],[]]      | 02010100",
                "enum     | 3             | 03",
                "{string:int}     | {\"a\":1}        | 01016101000000",
                "{byte:string[]}  | {\"7\":[\"a\"]} | 0107010161",
                "{int,string}     | [1,\"a\"]        | 010000000161",
                "{bool,{enum:{byte,byte}}}[] | [[true,{\"2\":[8,9]}]] | 010101020809"
            })
    void shouldEncodeArgumentsAndSayResults(String type, String argument, String hex) {
        Encapsulation encoded = encoded("(" + type + ")", argument);
        String said = Signature.of("()->" + type).words(new Reply(encoded)).get(0);

        assertThat(Hex.of(encoded.bytes())).isEqualTo(hex);
        assertThat(said.replace(" ", "")).isEqualTo(argument.replace(" ", ""));
    }

    @Test
    void shouldTakeSeveralArgumentsAndResultsInTheirOrder() {
        Encapsulation encoded = encoded("( int , string ) -> ( bool )", "1", "x");

        assertThat(Hex.of(encoded.bytes())).isEqualTo("010000000178");
        assertThat(Signature.of("()->(int,string)").words(new Reply(encoded))).containsExactly("1", "x");
    }

    @Test
    void shouldSayThatThereAreNoResults() {
        assertThat(Signature.of("(int)").words(new Reply(Encapsulation.empty(EncodingVersion.V1_1))))
                .containsExactly("ok, no results");
        assertThat(Signature.of("()->void").results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int->int        | 1   | --sig: int->int (expected: types in brackets, and those of the results after ->)",
                "(Point)         | 1   | --sig: Point (expected: bool, byte, short, int, long, float, double, string, enum,"
                        + " T[], {K:V} or {T,T})",
                "({int[]:int})   | 1   | --sig: int[]: (expected: bool, byte, short, int, long, float, double, string, enum,"
                        + " T[], {K:V} or {T,T})",
                "({int)          | 1   | --sig: {int (expected: bool, byte, short, int, long, float, double, string, enum,"
                        + " T[], {K:V} or {T,T})",
                "(int,)          | 1   | --sig: 'int,' ends too soon (expected: bool, byte, short, int, long, float, double,"
                        + " string, enum, T[], {K:V} or {T,T})",
                "({string:int})  | {\"a\":\"x\"} | argument: {\"a\":\"x\"} (expected: a JSON object of values of the type)",
                "({int,int})     | [1] | argument: [1] (expected: a JSON array with a value for each member)",
                "({int,int})     | [1,2,3] | argument: [1,2,3] (expected: a JSON array with a value for each member)",
                "(int[])         | [1] 2 | argument: [1] 2 (expected: a JSON array of values of the type)",
                "(enum)          | -1  | argument: -1 (expected: a value of type enum)",
                "(int)           | x   | argument: x (expected: a value of type int)",
                "(bool)          | yes | argument: yes (expected: a value of type bool)",
                "(byte)          | 256 | argument: 256 (expected: a value of type byte)",
                "(int[])         | 1   | argument: 1 (expected: a JSON array of values of the type)",
                "(int[])         | [x  | argument: [x (expected: a JSON array of values of the type)",
                "(int,int)       | 1   | arguments: 1 (expected: 2, as --sig says)"
            })
    void shouldRefuseWhatCannotBeMeant(String signature, String argument, String message) {
        assertThatThrownBy(() -> encoded(signature, argument))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem().message()).isEqualTo(message));
    }
}
