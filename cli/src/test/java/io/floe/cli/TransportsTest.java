package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One server on every transport, and all the ways of calling it. */
@Timeout(60)
class TransportsTest {
    @TempDir
    private static Path certs;

    private static String config;
    private static ServeProcess server;

    private final Screen screen = Screen.piped();

    @BeforeAll
    static void start() {
        Screen.piped().floe("certs", "dev", "127.0.0.1", "--out", certs.toString(), "--force");
        config = certs.resolve("floe.properties").toString();
        server = ServeProcess.start(
                Stream.of("ssl", "tcp", "udp", "ws", "wss")
                        .map(word -> word + " -h 127.0.0.1 -p 0")
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow(),
                "--show",
                "--config",
                config);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String proxy(String word) {
        return "echo:"
                + server.endpoints().stream()
                        .filter(endpoint -> endpoint.startsWith(word + " "))
                        .findFirst()
                        .orElseThrow();
    }

    private int call(String proxy, String... more) {
        return screen.floe(Stream.concat(Stream.of("call", proxy, "say", "--config", config), Stream.of(more))
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl", "tcp", "ws", "wss"})
    void shouldAnswerOverEveryStream(String word) {
        assertThat(call(proxy(word), "--hex", "0a0b")).isZero();

        assertThat(screen.out()).isEqualTo("0a0b\n");
        assertThat(server.line()).isEqualTo(word + "  say  twoway  2 bytes");
    }

    @Test
    void shouldSendADatagram() {
        assertThat(call(proxy("udp"), "--hex", "0a", "--datagram")).isZero();

        assertThat(screen.out()).isEqualTo("sent, no answer expected\n");
        assertThat(server.line()).isEqualTo("udp  say  oneway  1 bytes");
    }

    @Test
    void shouldPickTheEndpointsOfAMixedString() {
        String all = "echo:" + String.join(":", server.endpoints());

        assertThat(call(all, "--datagram")).isZero();

        assertThat(server.line()).isEqualTo("udp  say  oneway  0 bytes");
    }

    @Test
    void shouldSendABatchOfDatagrams() {
        assertThat(call(proxy("udp"), "--batch", "3", "--datagram")).isZero();

        assertThat(screen.out()).isEqualTo("sent 3 calls in a batch, no answer expected\n");
        for (int i = 0; i < 3; i++) {
            assertThat(server.line()).isEqualTo("udp  say  oneway  0 bytes");
        }
    }

    @Test
    void shouldSendABatchOverAStream() {
        assertThat(call(proxy("ws"), "--batch", "2", "--sig", "(string)", "hello"))
                .isZero();

        for (int i = 0; i < 2; i++) {
            assertThat(server.line()).isEqualTo("ws  say  oneway  6 bytes");
        }
    }

    @Test
    void shouldSayArgumentsAndResultsInWords() {
        assertThat(call(proxy("tcp"), "--sig", "(int,string[])->(int,string[])", "42", "[\"a\",\"b\"]"))
                .isZero();

        assertThat(screen.out()).isEqualTo("42\n[\"a\", \"b\"]\n");
        assertThat(server.line()).isEqualTo("tcp  say  twoway  9 bytes");
    }

    @Test
    void shouldSayThatADatagramNeedsAnUdpEndpoint() {
        assertThat(call(proxy("tcp"), "--datagram")).isEqualTo(3);

        assertThat(screen.err()).contains("no usable endpoint (expected: a datagram endpoint)");
    }

    @Test
    void shouldTraceWhatPasses() {
        try (ServeProcess trace = ServeProcess.trace(proxy("tcp").replace("echo:", ""))) {
            assertThat(call("echo:" + trace.endpoints().get(0), "--hex", "0a0b", "--context", "k=v"))
                    .isZero();

            assertThat(screen.out()).isEqualTo("0a0b\n");
            assertThat(server.line()).isEqualTo("tcp  say  twoway  2 bytes");
            assertThat(trace.line()).matches(" +\\d+\\.\\d{3}  1 -- connection from /127\\.0\\.0\\.1:\\d+");
            assertThat(trace.line()).endsWith("  1 <- validate connection");
            assertThat(trace.line())
                    .endsWith("  1 -> request 1  echo  say  normal  2 bytes, encoding 1.1  context {k=v}");
            assertThat(trace.line()).endsWith("  1 <- reply 1  ok  2 bytes, encoding 1.1");
            assertThat(trace.line()).endsWith("  1 -> close connection");
        }
    }

    @Test
    void shouldRefuseToTraceWhatItCannotRead() {
        assertThat(screen.floe("trace", "tcp -h 127.0.0.1 -p 0", proxy("ssl").replace("echo:", "")))
                .isEqualTo(2);

        assertThat(screen.err()).contains("(expected: a tcp endpoint)");
    }
}
