package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.EndpointState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTextTest {
    private static final DemoFrame FRAME = new DemoFrame(
            Duration.ofMillis(4200),
            Duration.ofSeconds(12),
            List.of(
                    new DemoFrame.Row(
                            "tcp -h 127.0.0.1 -p 40001 -t 60000",
                            EndpointState.UP,
                            false,
                            1_812,
                            0.5,
                            Latencies.of(List.of(210_000L, 600_000L)),
                            ""),
                    new DemoFrame.Row(
                            "tcp -h 127.0.0.1 -p 40002 -t 60000",
                            EndpointState.DOWN,
                            false,
                            201,
                            0,
                            Latencies.of(List.of()),
                            "next probe in 0.40 ms")),
            2_013,
            0,
            3,
            List.of(new DemoEvent(Duration.ofMillis(2410), "SIGKILL to server 2")));

    @Test
    void shouldShowEachEndpointAndWhatHappened() {
        assertThat(DemoText.lines(FRAME, Screen.piped().terminal()))
                .containsExactly(
                        "",
                        "  endpoint             state       calls  share                p50 ms  p99 ms",
                        "  tcp 127.0.0.1:40001  UP          1,812  50.0%  ██████░░░░░░    0.21    0.60",
                        "  tcp 127.0.0.1:40002  DOWN          201   0.0%  ░░░░░░░░░░░░       -       -"
                                + "  next probe in 0.40 ms",
                        "",
                        "  calls 2,013   failed 0   redirected 3   4.2 of 12 s",
                        "",
                        "  2.41 s  SIGKILL to server 2");
    }

    @Test
    void shouldFitTheTerminal() {
        assertThat(DemoText.lines(FRAME, Screen.live(80).terminal()))
                .allMatch(line -> line.replaceAll("\u001b\\[\\d+m", "").length() < 80);
    }

    @Test
    void shouldBreakTheStringWhereAnEndpointBegins() {
        assertThat(DemoText.wrapped(
                        "echo:tcp -h a -p 1:tcp -h b -p 2", Screen.live(30).terminal()))
                .containsExactly("\u001b[2mecho:tcp -h a -p 1\u001b[0m", "\u001b[2m    :tcp -h b -p 2\u001b[0m");
    }

    @Test
    void shouldJudgeTheOutcome() {
        DemoOutcome good = new DemoOutcome(100, 0, 1, Duration.ofMillis(2), Duration.ofMillis(300), true, 0);
        DemoOutcome oneFailed = new DemoOutcome(100, 1, 1, Duration.ofMillis(2), Duration.ofMillis(300), true, 0);

        assertThat(good.good()).isTrue();
        assertThat(oneFailed.good()).isFalse();
        assertThat(oneFailed.problem("").message())
                .isEqualTo("demo: 1 failed, share back, graceful stop exit 0"
                        + " (expected: 0 failed, share back, exit 0)");
    }
}
