package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.Transmission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private static final Duration RETRANSMIT = Duration.ofMillis(200);

    private final Unacknowledged unacknowledged = new Unacknowledged();

    private Duration look(long atMillis, boolean waits, long lastAckMillis) {
        Transmission seen = new Transmission(waits, Duration.ofMillis(atMillis - lastAckMillis), RETRANSMIT);
        return Duration.ofNanos(
                unacknowledged.nanos(seen, Duration.ofMillis(atMillis).toNanos()));
    }

    @Test
    void nothing_that_waits_is_no_time() {
        assertThat(look(100, false, 0)).isZero();
        assertThat(look(60_000, false, 0)).isZero();
    }

    @Test
    void time_runs_from_the_first_look_that_saw_something_wait() {
        assertThat(look(100, true, 0)).isZero();
        assertThat(look(110, true, 0)).hasMillis(10);
        assertThat(look(2_100, true, 0)).hasMillis(2_000);
    }

    @Test
    void an_acknowledgement_ends_it() {
        look(100, true, 0);
        assertThat(look(1_000, false, 900)).isZero();
        assertThat(look(1_010, true, 900)).isZero();
    }

    @Test
    void what_waited_before_nobody_looked_for_long_says_nothing_of_now() {
        look(100, true, 0); // acknowledged soon after, and then nothing was said for a minute and a half
        assertThat(look(100_000, true, 150)).isZero();
        assertThat(look(100_010, true, 150)).hasMillis(10);
    }

    @Test
    void a_peer_that_is_gone_is_gone_however_seldom_one_looks() {
        look(100, true, 0);
        assertThat(look(5_000, true, 0)).hasMillis(4_900);
    }

    @Test
    void a_peer_that_acknowledges_slowly_is_there() {
        for (int at = 1_000; at < 10_000; at += 100) {
            assertThat(look(at, true, at - 50)).isLessThan(Duration.ofMillis(200));
        }
    }
}
