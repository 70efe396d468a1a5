package io.floe.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.spi.Transmission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private static final Duration RETRANSMIT = Duration.ofMillis(200);

    private final Unacknowledged unacknowledged = new Unacknowledged();

    private Duration look(long atMillis, boolean waits, long lastAckMillis) {
        Transmission seen = new Transmission(waits, 0, Duration.ofMillis(atMillis - lastAckMillis), RETRANSMIT);
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

    /** What a peer looks like that is heard all the time. */
    private Duration lookAtRepeats(long atMillis, int repeats) {
        Transmission seen = new Transmission(repeats > 0, repeats, Duration.ZERO, RETRANSMIT);
        return Duration.ofNanos(
                unacknowledged.nanos(seen, Duration.ofMillis(atMillis).toNanos()));
    }

    @Test
    void a_peer_that_nothing_reaches_is_gone_although_it_is_heard() {
        assertThat(lookAtRepeats(200, 1)).isEqualTo(RETRANSMIT);
        assertThat(lookAtRepeats(600, 2)).hasMillis(600);
        assertThat(lookAtRepeats(1_400, 3)).hasMillis(1_400);
        assertThat(lookAtRepeats(2_010, 3)).hasMillis(2_010);
    }

    @Test
    void a_loss_that_was_made_good_is_over() {
        lookAtRepeats(200, 1);
        lookAtRepeats(600, 2);
        assertThat(lookAtRepeats(700, 0)).isZero();
        assertThat(lookAtRepeats(900, 1)).isEqualTo(RETRANSMIT);
    }

    @Test
    void a_loss_that_was_seen_long_ago_is_no_part_of_this_one() {
        lookAtRepeats(200, 1);
        assertThat(lookAtRepeats(100_000, 1)).hasMillis(600);
    }

    @Test
    void a_single_repetition_before_the_window_closed_never_grows() {
        for (int at = 200; at < 20_000; at += 100) {
            assertThat(lookAtRepeats(at, 1)).isLessThan(Duration.ofSeconds(1));
        }
    }
}
