package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private final Latencies latencies = new Latencies();
    private long now = 5;

    private void answers(String operation, int number, long nanos) {
        for (int i = 0; i < number; i++) {
            now += MILLI;
            latencies.record(operation, nanos, now);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2_000, 50_000, 1_000_000, 12_345_678, 3_000_000_000L, 60_000_000_000L})
    void shouldEstimateWithinAnEighth(long nanos) {
        answers("op", 100, nanos);

        assertThat(latencies.quantile(0.5).orElseThrow().toNanos()).isBetween(nanos, nanos + nanos / 8 + 1);
    }

    @Test
    void shouldTellTheSlowFewFromTheMany() {
        answers("op", 980, MILLI);
        answers("op", 20, 100 * MILLI);

        assertThat(latencies.quantile(0.5).orElseThrow()).isLessThan(Duration.ofMillis(2));
        assertThat(latencies.quantile(0.99).orElseThrow()).isGreaterThan(Duration.ofMillis(99));
    }

    @Test
    void shouldForgetWhatIsOld() {
        answers("op", 1_000, 100 * MILLI);
        answers("op", 20_000, MILLI);

        assertThat(latencies.quantile(0.99).orElseThrow()).isLessThan(Duration.ofMillis(2));
    }

    @Test
    void shouldTellHowThingsAreJustNowHoweverLongTheyWereOtherwise() {
        answers("op", 1_000, MILLI);
        answers("op", 7, 100 * MILLI);
        LatencyHistogram known = Objects.requireNonNull(latencies.of("op"));

        assertThat(known.latestMedian()).isEqualTo(MILLI);
        answers("op", 1, 100 * MILLI);
        assertThat(known.latestMedian()).isEqualTo(100 * MILLI);
        assertThat(known.quantile(0.5)).isLessThan(2 * MILLI);
    }

    @Test
    void shouldNotTellAMedianOfFewAnswers() {
        answers("op", 15, MILLI);

        assertThat(Objects.requireNonNull(latencies.of("op")).latestMedian()).isZero();
    }

    @Test
    void shouldKeepOperationsApartUpToABound() {
        for (int i = 0; i < 1_000; i++) {
            answers("op" + i, 2, (i + 1) * MILLI);
        }

        assertThat(Objects.requireNonNull(latencies.of("op0")).samples()).isEqualTo(2);
        assertThat(Objects.requireNonNull(latencies.of("op127")).quantile(0.99)).isBetween(128 * MILLI, 145 * MILLI);
        assertThat(latencies.of("op128")).isNull();
        assertThat(latencies.quantile(1.0).orElseThrow()).isGreaterThan(Duration.ofMillis(999));
    }

    @Test
    void shouldPeakAtOnceAndFade() {
        answers("op", 1_000, MILLI);
        answers("op", 1, 200 * MILLI);
        assertThat(latencies.peak(now)).isEqualTo(200 * MILLI);
        assertThat(latencies.mean()).isLessThan(3 * MILLI);

        assertThat(latencies.peak(now + TimeUnit.SECONDS.toNanos(5))).isEqualTo(100 * MILLI);
    }
}
