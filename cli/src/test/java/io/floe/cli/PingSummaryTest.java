package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Answer;
import io.floe.fault.Attempt;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PingSummaryTest {
    private static final Attempt LOST = new Attempt(
            "tcp -h b -p 2", "10.0.0.2:2", Failure.of(Kind.LOST_UNSENT, "connection reset"), Duration.ofMillis(1));

    private static Ping answered(long number, String host, long micros, Attempt... before) {
        Answer answer = new Answer(
                "ice_ping",
                "tcp -h " + host + " -p 1 -t 60000",
                "10.0.0.1:1",
                Duration.ofNanos(micros * 1000),
                List.of(before));
        return new Ping(number, Optional.of(answer), Optional.empty());
    }

    @Test
    void shouldCountCallsByEndpoint() {
        PingSummary summary = new PingSummary();
        summary.add(answered(1, "a", 190));
        summary.add(answered(2, "b", 200));
        summary.add(answered(3, "a", 240, LOST));

        assertThat(summary.lines())
                .containsExactly(
                        "--- 3 calls, 3 answered, 0 failed, 1 redirected   rtt min/p50/p99/max 0.19/0.20/0.24/0.24 ms",
                        "    tcp a:1 2 calls   tcp b:1 1 call");
    }

    @Test
    void shouldKeepTheFirstProblem() {
        PingSummary summary = new PingSummary();
        Problem first = Problem.usage("first", "");
        summary.add(new Ping(1, Optional.empty(), Optional.of(first)));
        summary.add(new Ping(2, Optional.empty(), Optional.of(Problem.usage("second", ""))));

        assertThat(summary.firstProblem()).contains(first);
        assertThat(summary.lines()).containsExactly("--- 2 calls, 0 answered, 2 failed, 0 redirected");
    }

    @Test
    void shouldSayInALineFromWhereACallWasRedirected() {
        assertThat(answered(2, "a", 210, LOST).line(Screen.piped().terminal()))
                .isEqualTo("  2  tcp a:1  10.0.0.1:1  ping 0.21 ms  ok"
                        + "  (redirected from tcp b:2: LOST_UNSENT: connection reset)");
    }
}
