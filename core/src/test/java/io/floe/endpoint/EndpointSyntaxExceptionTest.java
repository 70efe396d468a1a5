package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointSyntaxExceptionTest {
    private static EndpointSyntaxException refused(String input, int start, int end) {
        TextSpan whole = TextSpan.of(input);
        return new EndpointSyntaxException(SyntaxCode.BAD_VALUE, whole, whole.at(start, end), "it: no (expected: yes)");
    }

    private static String line(EndpointSyntaxException e, int number) {
        return e.getMessage().split("\n", -1)[number];
    }

    @Test
    void shouldSayWhatAndWhere() {
        String input = "echo:tcp -h a -p 4061:tcp -h b -p 406100";
        TextSpan endpoint = TextSpan.of(input).at(22, 40);
        TextSpan port = endpoint.at(34, 40);

        EndpointSyntaxException e = EndpointSyntaxException.of(SyntaxCode.BAD_VALUE, endpoint, port, "-p", "0..65535");

        assertThat(e).hasMessage("""
                        FLOE-EP-04 endpoint 'tcp -h b -p 406100': -p: 406100 (expected: 0..65535)
                          echo:tcp -h a -p 4061:tcp -h b -p 406100
                                                            ^^^^^^""");
        assertThat(e.code()).isEqualTo(SyntaxCode.BAD_VALUE);
        assertThat(e.input()).isEqualTo(input);
        assertThat(e.start()).isEqualTo(34);
        assertThat(e.end()).isEqualTo(40);
        assertThat(e.summary()).isEqualTo("FLOE-EP-04 endpoint 'tcp -h b -p 406100': -p: 406100 (expected: 0..65535)");
    }

    @Test
    void shouldPointWithOneCaretAtAnEmptyPlace() {
        assertThat(line(refused("a:", 2, 2), 2)).isEqualTo("    ^");
    }

    @Test
    void shouldEscapeWhatATerminalWouldObey() {
        EndpointSyntaxException e = refused("a\u001b[2J\n\u202e b", 8, 9);

        assertThat(e.getMessage().split("\n", -1)).hasSize(3);
        assertThat(line(e, 1)).isEqualTo("  a\\u001b[2J\\u000a\\u202e b");
        assertThat(line(e, 2)).isEqualTo(" ".repeat(25) + "^");
    }

    @Test
    void shouldCountACharacterOutsideTheBasicPlaneOnce() {
        EndpointSyntaxException e = refused("\ud83c\udf4c x", 3, 4);

        assertThat(line(e, 1)).isEqualTo("  \ud83c\udf4c x");
        assertThat(line(e, 2)).isEqualTo("    ^");
    }

    @Test
    void shouldCutALongInputAroundTheCulprit() {
        EndpointSyntaxException e = refused("x".repeat(5000) + "BAD" + "y".repeat(5000), 5000, 5003);

        assertThat(line(e, 1)).isEqualTo("  ..." + "x".repeat(40) + "BAD" + "y".repeat(20) + "...");
        assertThat(line(e, 2)).isEqualTo(" ".repeat(45) + "^^^");
        assertThat(e.summary()).hasSizeLessThan(200);
    }

    @Test
    void shouldCutALongCulprit() {
        EndpointSyntaxException e = refused("x".repeat(100_000), 0, 100_000);

        assertThat(line(e, 2)).isEqualTo("  " + "^".repeat(60));
        assertThat(e.getMessage()).hasSizeLessThan(400);
    }

    @Test
    void shouldKeepTheSummaryOnOneLine() {
        TextSpan whole = TextSpan.of("a");

        EndpointSyntaxException e =
                new EndpointSyntaxException(SyntaxCode.NO_VALUE, whole, whole, "-x\ny: no value (expected: one)");

        assertThat(e.summary()).isEqualTo("FLOE-EP-05 endpoint 'a': -x\\u000ay: no value (expected: one)");
    }
}
