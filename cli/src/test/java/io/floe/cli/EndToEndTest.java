package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndTest {
    private static ServeProcess server;

    private final Screen screen = Screen.piped();

    @BeforeAll
    static void start() {
        server = ServeProcess.start("tcp -h 127.0.0.1 -p 0:tcp -h 127.0.0.1 -p 0");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldPrintTheRealPorts() {
        assertThat(server.endpoints())
                .hasSize(2)
                .allMatch(line -> line.matches("tcp -h 127\\.0\\.0\\.1 -p [1-9]\\d+ -t 60000"));
    }

    @Test
    void shouldPingEveryEndpointInTurn() {
        int exit = screen.floe("ping", server.proxy(), "-c", "4", "-i", "5ms");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains("--- 4 calls, 4 answered, 0 failed, 0 redirected   rtt min/p50/p99/max ");
        for (String endpoint : server.endpoints()) {
            assertThat(screen.out()).contains(EndpointLabel.of(endpoint) + " 2 calls");
        }
    }

    @Test
    void shouldPingFourTimesWhereNobodyLooks() {
        screen.floe("ping", server.proxy(), "-i", "5ms", "-o", "ndjson");

        assertThat(screen.out().lines().filter(line -> line.startsWith("{\"event\":\"ping\"")))
                .hasSize(4);
    }

    @Test
    void shouldEchoBytesInHex() {
        int exit = screen.floe("call", server.proxy(), "say", "--hex", "0a0b");

        assertThat(exit).isZero();
        assertThat(screen.out()).isEqualTo("0a0b\n");
    }

    @Test
    void shouldPrintRawBytesFromAFile(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("args"), new byte[] {1, 2, -1});

        int exit = screen.floe("call", server.proxy(), "say", "--arg-file", file.toString(), "--raw");

        assertThat(exit).isZero();
        assertThat(screen.outBytes()).containsExactly(1, 2, -1);
    }

    @Test
    void shouldCallWithEncoding10() {
        screen.floe("call", server.proxy(), "say", "--hex", "01", "--encoding", "1.0", "-o", "json");

        assertThat(screen.out())
                .endsWith(
                        "\"result\":{\"operation\":\"say\",\"hex\":\"01\",\"encoding\":\"1.0\",\"words\":[\"01\"]}}\n");
    }

    @Test
    void shouldSayTheOperationsOfEveryObjectInWords() {
        screen.floe("call", server.proxy(), "ice_ping");
        screen.floe("call", server.proxy(), "ice_id");
        screen.floe("call", server.proxy(), "ice_ids");
        screen.floe("call", server.proxy(), "ice_isA", "::Demo::Hello");

        assertThat(screen.out()).isEqualTo("ok, the object exists\n::Ice::Object\n::Ice::Object\nfalse\n");
    }

    @Test
    void shouldSendOneway() {
        int exit = screen.floe("call", server.proxy(), "say", "--oneway");

        assertThat(exit).isZero();
        assertThat(screen.out()).isEqualTo("sent, no answer expected\n");
    }

    @Test
    void shouldEndWith1WhereTheObjectDoesNotExist() {
        int exit = screen.floe("call", server.proxy().replace("echo:", "nobody:"), "say");

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("""
                        object not exist: operation 'say' on 'nobody'
                        next: the server is there; check identity, facet and operation
                        """);
    }

    @Test
    void shouldEndWith1WhereTheOperationDoesNotExist() {
        int exit = screen.floe("call", server.proxy(), "ice_fly");

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).startsWith("operation not exist: operation 'ice_fly' on 'echo'");
    }

    @Test
    void shouldEndWith3AndListTheAttemptsWhereNobodyListens() {
        int exit = screen.floe("call", "echo:tcp -h 127.0.0.1 -p 1", "say");

        assertThat(exit).isEqualTo(3);
        assertThat(screen.err())
                .startsWith("call 'say' on 'echo': no endpoint could take the call (outcome not sent)\n"
                        + "  tcp -h 127.0.0.1 -p 1 -t 60000 (127.0.0.1:1) REFUSED: ")
                .contains("\nnext: check that the server runs")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void shouldEndWith3WherePingReachesNobody() {
        int exit = screen.floe("ping", "echo:tcp -h 127.0.0.1 -p 1", "-c", "1");

        assertThat(exit).isEqualTo(3);
        assertThat(screen.out()).contains("DOWN  REFUSED: ").contains("--- 1 call, 0 answered, 1 failed, 0 redirected");
    }

    @Test
    void shouldEndWith3WhereThePortIsTaken() {
        int exit = screen.floe("serve", server.endpoints().get(0));

        assertThat(exit).isEqualTo(3);
        assertThat(screen.err())
                .startsWith("endpoint '" + server.endpoints().get(0) + "': ")
                .contains("\nnext: take another port");
    }

    @Test
    void shouldStopGracefullyOnSigterm() {
        try (ServeProcess other = ServeProcess.start("tcp -h 127.0.0.1 -p 0")) {
            other.process().destroy();

            await().atMost(Duration.ofSeconds(10)).until(() -> !other.process().isAlive());
            assertThat(other.process().exitValue()).isZero();
        }
    }

    @Test
    void shouldEndWhenItsParentIsGone() throws IOException {
        try (ServeProcess other = ServeProcess.start("tcp -h 127.0.0.1 -p 0")) {
            other.process().getOutputStream().close();

            await().atMost(Duration.ofSeconds(10)).until(() -> !other.process().isAlive());
            assertThat(other.process().exitValue()).isZero();
        }
    }
}
