package io.floe.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.PlainCodecs;
import io.floe.endpoint.PlainEndpoint;
import io.floe.endpoint.ProxyMode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyParserTest {
    private final ProxyParser parser = new ProxyParser(new PlainCodecs(), TextSettings.STANDARD);

    private ObjectReference parse(String text) {
        return parser.parse(text).orElseThrow();
    }

    private void assertRefused(String text, String message) {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.parse(text))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "''", "/", "\"\" \t", "'/'"})
    void shouldReadNil(String text) {
        assertThat(parser.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "a | a -t -e 1.1",
                "a:plain -h h -p 1 -z | a -t -e 1.1:plain -h h -p 1 -t 60000 -z",
                "a -f x -o -s -p 1.1 -e 1.0 | a -f x -o -s -p 1.1 -e 1.0",
                "a@'b c' | a -t -e 1.1 @ \"b c\"",
                "a -f \"-x\" | a -f \"-x\" -t -e 1.1",
                "'a b\\134' | \"a b\\134\" -t -e 1.1",
                "a:plain -h x\\\"y | a -t -e 1.1:plain -h \"x\\\"y\" -p 0 -t 60000",
                "a:opaque -t 77 -e 1.1 -v AWgFAAAA | a -t -e 1.1:plain -h h -p 5 -t infinite"
            })
    void shouldPrintCanonically(String text, String canonical) {
        assertThat(parse(text)).hasToString(canonical);
        assertThat(parse(canonical)).isEqualTo(parse(text));
    }

    @Test
    void shouldKeepTheLastMode() {
        assertThat(parse("a -o -D").mode()).isEqualTo(ProxyMode.BATCH_DATAGRAM);
    }

    @Test
    void shouldDropAnUnknownProtocolBesideAKnownOne() {
        assertThat(parse("a:quic -h x:plain -h h").endpoints()).singleElement().isInstanceOf(PlainEndpoint.class);
    }

    @Test
    void shouldRefuseAnUnknownProtocolAlone() {
        assertRefused("a:quic -h x", """
                FLOE-EP-02 endpoint 'quic -h x': protocol: quic (expected: one of plain)
                  a:quic -h x
                    ^^^^""");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp, floe-transport-tcp",
        "ssl, floe-transport-ssl",
        "udp, floe-transport-udp",
        "ws, floe-transport-ws",
        "wss, floe-transport-ws"
    })
    void shouldNameTheJarOfAMissingTransportEvenBesideAKnownOne(String protocol, String jar) {
        String message = String.format(
                Locale.ROOT,
                "FLOE-EP-03 endpoint '%s -p 1': protocol: %s (expected: the jar %s on the class path or module path)",
                protocol,
                protocol,
                jar);

        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.parse("a:plain -h h:" + protocol + " -p 1"))
                .satisfies(e -> assertThat(e.summary()).isEqualTo(message));
    }

    @Test
    void shouldPointAtTheCulpritInTheWholeProxy() {
        assertRefused("echo:plain -h a -p 4061:plain -h b -p 406100", """
                FLOE-EP-04 endpoint 'plain -h b -p 406100': -p: 406100 (expected: 0..65535)
                  echo:plain -h a -p 4061:plain -h b -p 406100
                                                        ^^^^^^""");
    }

    @Test
    void shouldPointIntoTheIdentity() {
        assertRefused("cat/na\\ud83cme -o", """
                FLOE-EP-50 identity 'cat/na\\ud83cme': characters: \\ud83c (expected: a character, no surrogate)
                  cat/na\\ud83cme -o
                        ^^^^^^""");
    }

    @Test
    void shouldSayWhichBytesOfAnOpaqueEndpointAreBad() {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.parse("a:opaque -t 77 -v abcd"))
                .satisfies(e -> assertThat(e.summary())
                        .startsWith("FLOE-EP-10 endpoint 'opaque -t 77 -v abcd': -v: abcd "
                                + "(expected: an endpoint of type 77; "));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            delimiter = '|',
            value = {
                "a::plain       | FLOE-EP-01 endpoint '': protocol:  (expected: a word such as tcp)",
                "a:plain:       | FLOE-EP-01 endpoint '': protocol:  (expected: a word such as tcp)",
                ":plain         | FLOE-EP-30 proxy ':plain': identity: none (expected: one, or \"\")",
                "\"a            | FLOE-EP-31 proxy '\"a': quote: \"a (expected: a closing one)",
                "a -tt          | FLOE-EP-32 proxy 'a -tt': option: -tt (expected: one of -f -t -o -O -d -D -s -e -p, then : and endpoints or @ and an adapter id)",
                "a -f -t        | FLOE-EP-33 proxy 'a -f -t': -f: no value (expected: one that does not begin with '-')",
                "a -s 1         | FLOE-EP-34 proxy 'a -s 1': -s: 1 (expected: no value)",
                "a -e 0.9       | FLOE-EP-35 proxy 'a -e 0.9': -e: 0.9 (expected: major.minor, 1..255 and 0..255)",
                "a -f \\x       | FLOE-EP-36 proxy 'a -f \\x': -f: \\x (expected: one or two hex digits after \\x)",
                "a @            | FLOE-EP-37 proxy 'a @': adapter id: none (expected: one after @)",
                "a @ b c        | FLOE-EP-38 proxy 'a @ b c': text: c (expected: nothing after the adapter id)",
                "\"\" x         | FLOE-EP-38 proxy '\"\" x': text: x (expected: nothing after a nil proxy)",
                "a\\377         | FLOE-EP-50 identity 'a\\377': characters: a\\377 (expected: escaped bytes that are UTF-8)",
                "a/b/c          | FLOE-EP-51 identity 'a/b/c': second slash: / (expected: \\/)",
                "cat/           | FLOE-EP-52 identity 'cat/': name: / (expected: one after the slash)"
            })
    void shouldExplainWhatItRefuses(String text, String summary) {
        assertThatExceptionOfType(EndpointSyntaxException.class)
                .isThrownBy(() -> parser.parse(text))
                .satisfies(e -> assertThat(e.summary()).isEqualTo(summary));
    }
}
