package io.floe.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionReaderTest {
    private static OptionReader reader(String text) {
        return OptionReader.of(TextSpan.of(text), false, EndpointDefaults.STANDARD);
    }

    private static OptionReader listening(String text) {
        return OptionReader.of(TextSpan.of(text), true, EndpointDefaults.STANDARD);
    }

    private static void assertRefused(
            OptionReader reader, Consumer<OptionReader> read, SyntaxCode code, String problem) {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> read.accept(reader))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.summary()).endsWith("': " + problem));
    }

    @Nested
    class Text {
        @Test
        void shouldTakeTheLastOfSeveralValues() {
            assertThat(reader("x -r a -r b").text("-r")).hasValue("b");
        }

        @Test
        void shouldBeEmptyWithoutTheOption() {
            assertThat(reader("x").text("-r")).isEmpty();
        }

        @Test
        void shouldDropQuotesAndTheBackslashBeforeThem() {
            assertThat(reader("x -r \"a 'b\" -s 'c\\'d' -t e\\\"f").text("-r")).hasValue("a 'b");
            assertThat(reader("x -s 'c\\'d'").text("-s")).hasValue("c'd");
            assertThat(reader("x -t e\\\"f").text("-t")).hasValue("e\"f");
        }

        @Test
        void shouldJoinQuotedPartsInsideAWord() {
            assertThat(reader("x -r a\"b c\"d").text("-r")).hasValue("ab cd");
        }

        @Test
        void shouldKeepABackslashBeforeAnythingElse() {
            assertThat(reader("x -r \\x41").text("-r")).hasValue("\\x41");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x -r", "x -r -p 1", "x -r \"\"", "x -r a -r"})
        void shouldRefuseAnOptionWithoutValue(String text) {
            assertRefused(
                    reader(text),
                    r -> r.text("-r"),
                    SyntaxCode.NO_VALUE,
                    "-r: no value (expected: one that does not begin with '-')");
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @ValueSource(strings = {"x -p 5", "x -p +5", "x -p 0000000000000005", "x -p ' 5'", "x -p 6 -p 5"})
        void shouldReadDecimals(String text) {
            assertThat(reader(text).number("-p", 0, 10)).hasValue(5);
        }

        @Test
        void shouldReadANegativeNumberBehindABlank() {
            assertThat(reader("x -p ' -5'").number("-p", -10, 10)).hasValue(-5);
        }

        @ParameterizedTest
        @ValueSource(strings = {"11", "x", "5x", "0x5", "'5 '", "+", "99999999999999999999999", "' -1'", "1.5"})
        void shouldRefuseAnythingElse(String value) {
            String shown = value.replace("'", "");
            assertRefused(
                    reader("x -p " + value),
                    r -> r.number("-p", 0, 10),
                    SyntaxCode.BAD_VALUE,
                    "-p: " + shown + " (expected: 0..10)");
        }

        @Test
        void shouldRefuseABadValueBeforeAGoodOne() {
            assertRefused(
                    reader("x -p no -p 5"),
                    r -> r.number("-p", 0, 10),
                    SyntaxCode.BAD_VALUE,
                    "-p: no (expected: 0..10)");
        }
    }

    @Nested
    class Flag {
        @Test
        void shouldSayWhetherTheOptionIsThere() {
            assertThat(reader("x -z").flag("-z")).isTrue();
            assertThat(reader("x -y").flag("-z")).isFalse();
        }

        @Test
        void shouldRefuseAValue() {
            assertRefused(reader("x -z 1"), r -> r.flag("-z"), SyntaxCode.STRAY_VALUE, "-z: 1 (expected: no value)");
        }
    }

    @Nested
    class LooseNames {
        @Test
        void shouldTakeEveryOptionThatBeginsLikeAStarredName() {
            assertThat(reader("tcp -tfoo 5").timeout()).hasValue(Duration.ofMillis(5));
        }

        @Test
        void shouldNotTakeThemForAPlainName() {
            OptionReader reader = reader("tcp -hh a");

            assertThat(reader.host()).isEmpty();
            assertRefused(
                    reader, OptionReader::refuseUnread, SyntaxCode.UNKNOWN_OPTION, "option: -hh (expected: one of -h)");
        }
    }

    @Nested
    class Host {
        @Test
        void shouldFallBackToTheDefaultHost() {
            EndpointDefaults defaults = new EndpointDefaults("10.1.2.3", Optional.empty(), "");

            assertThat(OptionReader.of(TextSpan.of("tcp"), false, defaults).host())
                    .isEqualTo("10.1.2.3");
        }

        @Test
        void shouldBeEmptyForAListenerAtEveryAddress() {
            assertThat(listening("tcp -h *").host()).isEmpty();
        }

        @Test
        void shouldRefuseEveryAddressInAProxy() {
            assertRefused(
                    reader("tcp -h *"),
                    OptionReader::host,
                    SyntaxCode.BAD_VALUE,
                    "-h: * (expected: a host; only an object adapter may listen at *)");
        }

        @Test
        void shouldRefuseControlCharacters() {
            assertRefused(
                    reader("tcp -h a\u001bb"),
                    OptionReader::host,
                    SyntaxCode.BAD_VALUE,
                    "-h: a\\u001bb (expected: no control characters)");
        }
    }

    @Nested
    class Timeout {
        @Test
        void shouldBeSixtySecondsByDefault() {
            assertThat(reader("tcp").timeout()).hasValue(Duration.ofSeconds(60));
        }

        @Test
        void shouldBeEmptyIfInfinite() {
            assertThat(reader("tcp -t 10 -t infinite").timeout()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "Infinite", "2147483648", "1.5"})
        void shouldRefuseAnythingBut(String value) {
            assertRefused(
                    reader("tcp -t " + value),
                    OptionReader::timeout,
                    SyntaxCode.BAD_VALUE,
                    "-t: " + value + " (expected: 1..2147483647 ms or infinite)");
        }
    }

    @Nested
    class SourceAddress {
        @Test
        void shouldBeSpeltAsIceDoes() {
            assertThat(reader("tcp --sourceAddress \"0:0:0:0:0:0:0:1\"").sourceAddress())
                    .isEqualTo("::1");
            assertThat(reader("tcp --sourceAddress \"FE80::0001%eth0\"").sourceAddress())
                    .isEqualTo("fe80::1%eth0");
            assertThat(reader("tcp --sourceAddress 127.0.0.1").sourceAddress()).isEqualTo("127.0.0.1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"foo", "127.0.0.1%eth0", "[::1]", "1.2.3.4.5", "::1%"})
        void shouldRefuseNames(String value) {
            assertRefused(
                    reader("tcp --sourceAddress \"" + value + "\""),
                    OptionReader::sourceAddress,
                    SyntaxCode.BAD_VALUE,
                    "--sourceAddress: " + value + " (expected: an IP address in digits)");
        }

        @Test
        void shouldBeRefusedForAListener() {
            assertRefused(
                    listening("tcp --sourceAddress 127.0.0.1"),
                    OptionReader::sourceAddress,
                    SyntaxCode.BAD_VALUE,
                    "--sourceAddress: 127.0.0.1 (expected: none, for only clients choose it)");
        }

        @Test
        void shouldComeFromTheDefaultsForClientsOnly() {
            EndpointDefaults defaults = new EndpointDefaults("", Optional.empty(), "127.0.0.1");

            assertThat(OptionReader.of(TextSpan.of("tcp"), false, defaults).sourceAddress())
                    .isEqualTo("127.0.0.1");
            assertThat(OptionReader.of(TextSpan.of("tcp"), true, defaults).sourceAddress())
                    .isEmpty();
        }
    }

    @Nested
    class Leftovers {
        @ParameterizedTest
        @ValueSource(strings = {"foo", "--ttl", "-", "--"})
        void shouldBeRefused(String word) {
            OptionReader reader = reader("tcp -h a " + word);
            reader.host();
            reader.port();

            assertRefused(
                    reader,
                    OptionReader::refuseUnread,
                    SyntaxCode.UNKNOWN_OPTION,
                    "option: " + word + " (expected: one of -h -p)");
        }

        @Test
        void shouldNotBeSeenIfAllWasRead() {
            OptionReader reader = reader("tcp -h a");
            reader.host();

            reader.refuseUnread();

            assertThat(reader.protocol()).isEqualTo("tcp");
        }
    }

    @Test
    void shouldRefuseAQuoteThatIsNeverClosed() {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> reader("tcp -h 'a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SyntaxCode.OPEN_QUOTE))
                .satisfies(e -> assertThat(e.summary())
                        .isEqualTo("FLOE-EP-08 endpoint 'tcp -h 'a': quote: 'a (expected: a closing one)"));
    }

    @Test
    void shouldRefuseBlanksOnly() {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> reader(" \t"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SyntaxCode.NO_ENDPOINT));
    }

    @Test
    void shouldPointAtAValueThatTheTransportRefuses() {
        EndpointSyntaxException refused = reader("plain --ring 99 -h a").refuse("--ring", "a ring that exists");

        assertThat(refused).hasMessage("""
                        FLOE-EP-04 endpoint 'plain --ring 99 -h a': --ring: 99 (expected: a ring that exists)
                          plain --ring 99 -h a
                                       ^^""");
    }

    @Test
    void shouldRefuseARepeatedOptionOnDemand() {
        assertRefused(
                reader("opaque -t 1 -t 2"),
                r -> r.refuseRepeated("-t*"),
                SyntaxCode.REPEATED_OPTION,
                "option: -t (expected: only once)");
    }
}
