package io.floe.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.PlainCodecs;
import io.floe.endpoint.SyntaxCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointListParserTest {
    private final EndpointListParser parser = new EndpointListParser(new PlainCodecs(), TextSettings.STANDARD);

    @Test
    void shouldReadSeveralEndpoints() {
        assertThat(parser.listening("plain -h a -p 1 : plain -h \"::\" -p 2"))
                .extracting(Object::toString)
                .containsExactly("plain -h a -p 1 -t 60000", "plain -h \"::\" -p 2 -t 60000");
    }

    @Test
    void shouldListenAtEveryAddress() {
        assertThat(parser.listening("plain -h * -p 1")).hasToString("[plain -p 1 -t 60000]");
    }

    @Test
    void shouldNotPublishEveryAddress() {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.published("plain -h * -p 1"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SyntaxCode.BAD_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain -h a:", "plain -h a : "})
    void shouldAcceptOneColonAtTheEnd(String text) {
        assertThat(parser.listening(text)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|NO_ENDPOINT",
                "' '|NO_ENDPOINT",
                ":|NO_ENDPOINT",
                ":plain|NO_ENDPOINT",
                "plain::|NO_ENDPOINT",
                "plain::plain|NO_ENDPOINT",
                "plain:quic|UNKNOWN_PROTOCOL",
                "plain:ssl|MISSING_TRANSPORT",
                "opaque -t 99 -v abcd|UNKNOWN_PROTOCOL",
                "plain --sourceAddress 127.0.0.1|BAD_VALUE"
            })
    void shouldRefuse(String text, SyntaxCode code) {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.listening(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
