package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SmallPartsTest {
    @Nested
    class Times {
        @ParameterizedTest
        @CsvSource({"250ms,250", "5s,5000", "1.5s,1500", "2m,120000", "3,3000", "0.2,200"})
        void shouldBeReadWithAndWithoutAUnit(String text, long millis) {
            assertThat(new Millis().convert(text)).isEqualTo(Duration.ofMillis(millis));
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1s", "soon", "1h", ""})
        void shouldBeRefusedWhereTheyAreNone(String text) {
            assertThatThrownBy(() -> new Millis().convert(text))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessage(text + " (expected: a time such as 250ms, 5s or 2m)");
        }

        @ParameterizedTest
        @CsvSource({"210000,0.21 ms", "41300000,41.3 ms", "410000000,410 ms", "1260000000,1.3 s"})
        void shouldBePrintedWithTheDigitsThatMatter(long nanos, String text) {
            assertThat(Figures.time(Duration.ofNanos(nanos))).isEqualTo(text);
        }
    }

    @Nested
    class Labels {
        @ParameterizedTest
        @CsvSource({
            "tcp -h a.shop -p 4061 -t 60000, tcp a.shop:4061",
            "ssl -h ::1 -p 4063 -t 60000 -z, ssl [::1]:4063",
            "tcp -p 4061, tcp localhost:4061",
            "opaque -t 2 -e 1.0 -v AAAA, opaque -t 2 -e 1.0 -v AAAA"
        })
        void shouldBeShort(String endpoint, String label) {
            assertThat(EndpointLabel.of(endpoint)).isEqualTo(label);
        }

        @Test
        void shouldShowTheAddressOfAName() {
            assertThat(EndpointLabel.of("tcp -h a -p 1 -t 5", "10.0.0.1:1")).isEqualTo("tcp a:1  10.0.0.1:1");
        }

        @Test
        void shouldNotRepeatAnAddress() {
            assertThat(EndpointLabel.of("tcp -h 10.0.0.1 -p 1", "10.0.0.1:1")).isEqualTo("tcp 10.0.0.1:1");
        }
    }

    @Nested
    class Guesses {
        @ParameterizedTest
        @CsvSource({"pign,ping", "dmeo,demo", "exp,explain", "srve,serve"})
        void shouldFindWhatWasMeant(String word, String meant) {
            assertThat(Nearest.to(word, List.of("demo", "serve", "ping", "call", "explain")))
                    .contains(meant);
        }

        @Test
        void shouldNotFindWhatIsFar() {
            assertThat(Nearest.to("xylophone", List.of("demo", "ping"))).isEmpty();
        }
    }

    @Nested
    class Percentiles {
        @Test
        void shouldBeByNearestRank() {
            Latencies four = Latencies.of(List.of(4_000_000L, 1_000_000L, 3_000_000L, 2_000_000L));

            assertThat(List.of(four.min(), four.percentile(0.5), four.percentile(0.99), four.max()))
                    .containsExactly(1.0, 2.0, 4.0, 4.0);
        }
    }

    @Nested
    class Forms {
        @ParameterizedTest
        @CsvSource({"-o json,JSON", "-ojson,JSON", "--output=ndjson,NDJSON", "-o JSON,JSON", "ping -c,TEXT"})
        void shouldBeFoundInACommandLine(String line, Output output) {
            assertThat(Output.wanted(List.of(line.split(" ", -1)))).isEqualTo(output);
        }
    }

    @Nested
    class Terminals {
        @Test
        void shouldBePlainWhereNobodyLooks() {
            Terminal terminal = Terminal.of(System.out, System.err, Map.of(), "0");

            assertThat(terminal).matches(it -> !it.live() && !it.colour() && it.width() == 80);
        }

        @Test
        void shouldHaveColoursWhereSomebodyLooks() {
            Terminal terminal = Terminal.of(System.out, System.err, Map.of("TERM", "xterm"), "120");

            assertThat(terminal).matches(it -> it.live() && it.colour() && it.width() == 120);
        }

        @Test
        void shouldHonourNoColor() {
            Terminal terminal = Terminal.of(System.out, System.err, Map.of("NO_COLOR", "1"), "120");

            assertThat(terminal).matches(it -> it.live() && !it.colour());
        }

        @Test
        void shouldNotRedrawADumbOne() {
            Terminal terminal = Terminal.of(System.out, System.err, Map.of("TERM", "dumb"), "120");

            assertThat(terminal).matches(it -> !it.live() && !it.colour());
        }
    }
}
