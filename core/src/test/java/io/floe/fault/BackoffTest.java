package io.floe.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Random random = new Random(4711);

    private void shouldStayWithin(Duration outage, int late, long least, long most) {
        List<Long> millis = IntStream.range(0, 2_000)
                .mapToObj(i -> Backoff.STANDARD.next(outage, late, random).toMillis())
                .toList();

        assertThat(millis).allMatch(value -> value >= least && value <= most);
        assertThat(Set.copyOf(millis)).hasSizeGreaterThan(100);
    }

    @Test
    void shouldWaitHalfToThreeQuartersOfASecondWhileTheOutageIsYoung() {
        shouldStayWithin(Duration.ofSeconds(29), 0, 500, 750);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 2000", "2, 2000, 4000", "3, 4000, 8000", "4, 5000, 10000", "1000, 5000, 10000"})
    void shouldDoubleUpToTenSecondsOfWhichHalfIsJitter(int late, long least, long most) {
        shouldStayWithin(Duration.ofMinutes(5), late, least, most);
    }
}
