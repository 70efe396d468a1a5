package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.EndpointState;
import io.floe.fault.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProbeScheduleTest {
    private final ProbeSchedule schedule = new ProbeSchedule(Backoff.STANDARD, new Random(815));
    private long now = TimeUnit.DAYS.toNanos(-1);

    private long fail(EndpointState state) {
        long delay = schedule.delay(state, now, now);
        now += delay;
        return TimeUnit.NANOSECONDS.toMillis(delay);
    }

    @Test
    void shouldProbeADeadEndpointEverHalfSecondAtFirstAndEveryTenSecondsAtLast() {
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            delays.add(fail(EndpointState.DOWN));
        }

        assertThat(delays.subList(0, 35)).allMatch(delay -> delay >= 500 && delay <= 750);
        assertThat(delays.subList(70, 80)).allMatch(delay -> delay >= 5_000 && delay <= 10_000);
    }

    @Test
    void shouldBeginAnewAfterARecovery() {
        for (int i = 0; i < 80; i++) {
            fail(EndpointState.DOWN);
        }
        schedule.reset();

        assertThat(fail(EndpointState.DOWN)).isBetween(500L, 750L);
    }

    @Test
    void shouldProbeADrainedEndpointAfterHalfASecondToOne() {
        assertThat(fail(EndpointState.DRAINING)).isBetween(500L, 1_000L);
    }

    @Test
    void shouldCountTheTimeThatTheFailedDialTook() {
        assertThat(schedule.delay(EndpointState.DOWN, now - TimeUnit.SECONDS.toNanos(5), now))
                .isZero();
    }

    @Test
    void shouldRecheckTrustAfterTwoSecondsDoublingToSixty() {
        long[] middles = {2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000};
        for (long middle : middles) {
            assertThat(fail(EndpointState.REJECTED)).isBetween(middle * 4 / 5, middle * 6 / 5);
        }
    }
}
