package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionWriterTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "host.example, x -h host.example",
                "::1, x -h \"::1\"",
                "a b, x -h \"a b\"",
                "a\"b, x -h \"a\\\"b\"",
                "it's, x -h \"it's\"",
                "\\x41, x -h \\x41",
                "a b\\, x -h \"a b\"\\"
            })
    void shouldQuoteWhatCouldNotBeReadBack(String host, String expected) {
        assertThat(new OptionWriter("x").host(host)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\"b", "'", "\"", "\\\"", "\\ ", " \\\\", "a:b\"c'd \\", "\"\"\"", "\\\"\\ \\"})
    void shouldPrintWhatReadsBack(String value) {
        String text = new OptionWriter("x").option("-r", value).toString();

        OptionReader reader = OptionReader.of(TextSpan.of(text), false, EndpointDefaults.STANDARD);

        assertThat(reader.text("-r")).hasValue(value);
    }

    @Test
    void shouldLeaveOutAnEmptyHostAndSourceAddress() {
        assertThat(new OptionWriter("x").host("").sourceAddress("").flag("-z")).hasToString("x -z");
    }

    @Test
    void shouldPrintTimeoutsInMilliseconds() {
        assertThat(new OptionWriter("x")
                        .timeout(Optional.of(Duration.ofSeconds(60)))
                        .timeout(Optional.empty()))
                .hasToString("x -t 60000 -t infinite");
    }
}
