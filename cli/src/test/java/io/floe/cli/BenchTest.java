package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchTest {
    private final Screen screen = Screen.piped();
    private Servers servers;

    @BeforeEach
    void start() {
        servers = Servers.echo(2);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void shouldMeasureCallersThatCallAgainAndAgain() {
        int exit =
                screen.floe("bench", servers.proxy(), "-z", "1500ms", "--warmup", "1ms", "-c", "4", "--size", "1KiB");

        assertThat(screen.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(screen.out())
                .startsWith("tcp   4 callers, closed loop, 1,024 B each way, 2 s\n")
                .containsPattern("  calls +[0-9,]+ +[0-9,]+/s   failed 0   redirected 0      sent ")
                .containsPattern("  latency   p50 .*  p90 .*  p99 .*  p99.9 .*  max .* ms\n")
                .contains(
                        EndpointLabel.of(servers.endpoints().get(0)),
                        EndpointLabel.of(servers.endpoints().get(1)))
                .containsPattern("reply check: ([0-9,]+) of \\1 identical to the request\n");
    }

    @Test
    void shouldKeepARate() {
        int exit =
                screen.floe("bench", servers.proxy(), "-z", "500ms", "--warmup", "1ms", "--rate", "200", "-o", "json");

        assertThat(exit).isZero();
        assertThat(screen.out()).containsPattern("\"calls\":(9[5-9]|10[0-5]),").contains("\"p99.9\":");
    }

    @Test
    void shouldTellWhatAnEventDid() {
        int exit = screen.floe(
                "bench",
                servers.proxy(),
                "-z",
                "300ms",
                "--warmup",
                "1ms",
                "--rate",
                "100",
                "--event",
                "100ms:true",
                "-o",
                "ndjson");

        assertThat(exit).isZero();
        assertThat(screen.out())
                .containsPattern("\\{\"event\":\"command\",\"atMs\":[1-9]\\d\\d\\.")
                .contains("\"events\":[{\"atMs\":100.0,\"command\":\"true\",\"failedNotRun\":0,\"failedUnknown\":0,");
    }

    @Test
    void shouldShowTheFirstReplyWhereItIsToSayMore() {
        screen.floe("bench", servers.proxy(), "-z", "300ms", "--warmup", "1ms", "--rate", "100", "--size", "3", "-v");

        assertThat(screen.out()).contains("\nfirst reply: 001f3e\n");
    }

    @Test
    void shouldCallWhatEveryIceObjectHas() {
        int exit = screen.floe(
                "bench", servers.proxy(), "-z", "100ms", "--warmup", "1ms", "-c", "1", "--operation", "ice_ping");

        assertThat(exit).isZero();
        assertThat(screen.out()).contains(", ice_ping, ").doesNotContain("reply check");
    }

    @Test
    void shouldEndWithTheCodeOfTheFirstFailure() {
        int exit = screen.floe(
                "bench", servers.proxy().replace("echo:", "nobody:"), "-z", "100ms", "--warmup", "1ms", "-c", "1");

        assertThat(exit).isEqualTo(1);
        assertThat(screen.err()).startsWith("object not exist: operation 'echo' on 'nobody'");
    }

    @ParameterizedTest
    @CsvSource({"--callers,0", "--rate,-1", "--idempotent,101", "--size,1GiB", "--event,10s", "--event,20s:true"})
    void shouldRefuseWhatCannotBeMeant(String option, String value) {
        assertThat(screen.floe("bench", servers.proxy(), option, value)).isEqualTo(2);
        assertThat(screen.err()).contains("(expected: ");
    }
}
