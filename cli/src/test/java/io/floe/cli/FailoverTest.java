package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private final Timeline line = new Timeline(Duration.ofSeconds(6));

    /** Both answer 10 calls in 10 ms, but b only where it is there. */
    private void answers(int fromStep, int toStep, boolean withB) {
        for (int step = fromStep; step < toStep; step++) {
            for (int i = 0; i < 10; i++) {
                line.answered(step * 10_000_000L, "a", false);
                if (withB) {
                    line.answered(step * 10_000_000L, "b", false);
                }
            }
        }
    }

    private static BenchEvent event(int seconds, String command) {
        return new BenchEvent(Duration.ofSeconds(seconds), command);
    }

    private List<Failover> failovers(BenchEvent... events) {
        return Failover.of(List.of(events), line, Duration.ofSeconds(6));
    }

    @Test
    void shouldTellWhenAnEndpointWentCameAndHadItsShareBack() {
        answers(0, 203, true);
        answers(203, 430, false);
        answers(430, 600, true);

        List<Failover> told = failovers(event(2, "kill b"), event(4, "start b"));

        assertThat(told.get(0).absences())
                .containsExactly(new Failover.Absence(
                        "b", Optional.of(Duration.ofMillis(30)), Optional.empty(), Optional.empty()));
        assertThat(told.get(1).absences())
                .containsExactly(new Failover.Absence(
                        "b",
                        Optional.empty(),
                        Optional.of(Duration.ofMillis(300)),
                        Optional.of(Duration.ofMillis(470)))); // 17 steps of 20 answers in 8 of 10 of the window's
    }

    @Test
    void shouldTellNothingWhereNobodyWent() {
        answers(0, 600, true);

        assertThat(failovers(event(2, "true")).get(0).absences()).isEmpty();
    }

    @Test
    void shouldCountWhatFailedUntilTheNextEvent() {
        answers(0, 600, true);
        line.failed(Duration.ofMillis(2100).toNanos(), true);
        line.failed(Duration.ofMillis(2100).toNanos(), false);
        line.failed(Duration.ofMillis(4100).toNanos(), true);
        line.answered(Duration.ofMillis(2200).toNanos(), "a", true);
        line.took(Duration.ofMillis(2200).toNanos(), Duration.ofMillis(7).toNanos());

        Failover first = failovers(event(2, "one"), event(4, "two")).get(0);

        assertThat(first.unknown()).isEqualTo(1);
        assertThat(first.failed()).isEqualTo(1);
        assertThat(first.redirected()).isEqualTo(1);
        assertThat(first.worst()).isEqualTo(Duration.ofMillis(7));
    }
}
