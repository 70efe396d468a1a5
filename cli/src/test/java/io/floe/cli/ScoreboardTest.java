package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.floe.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private final AtomicLong clock = new AtomicLong();
    private final Scoreboard scores = new Scoreboard(clock::get);

    private void answer(String endpoint) {
        scores.answered(new Answer("echo", endpoint, "-", Duration.ofMillis(2), List.of()));
    }

    @Test
    void shouldTellTheSharesOfTheLastSecondOnly() {
        answer("a");
        answer("a");
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1500));
        answer("a");
        answer("b");
        answer("b");

        assertThat(scores.share("b")).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(scores.calls("a")).isEqualTo(3);
    }

    @Test
    void shouldCountFailedCallsAsCalls() {
        answer("a");
        scores.failed(new IllegalStateException("first"));
        scores.failed(new IllegalStateException("second"));

        assertThat(scores.calls()).isEqualTo(3);
        assertThat(scores.failed()).isEqualTo(2);
        assertThat(scores.firstFailure()).get().hasToString("java.lang.IllegalStateException: first");
    }

    @Test
    void shouldHaveNoShareWithoutCalls() {
        assertThat(scores.share("a")).isZero();
    }
}
