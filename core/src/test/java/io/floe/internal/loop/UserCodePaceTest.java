package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCodePaceTest {
    private static final long MICROSECOND = 1_000;

    private final UserCodePace pace = new UserCodePace();

    /** The clock may be negative: its origin is arbitrary. */
    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE - 5_000})
    void shouldTrustAtFirst(long now) {
        assertThat(pace.quick(now)).isTrue();
    }

    @Test
    void shouldTrustWhatIsQuick() {
        for (int i = 1; i < 1_000; i++) {
            pace.took(10 * MICROSECOND, i);
        }

        assertThat(pace.quick(1_000)).isTrue();
    }

    @Test
    void shouldDistrustASecondTaskThatWaited() {
        pace.took(1_000 * UserCodePace.SLOW, 0);
        assertThat(pace.quick(0)).isTrue();
        pace.took(UserCodePace.SLOW + 1, 0);

        assertThat(pace.quick(UserCodePace.SHORTEST - 1)).isFalse();
        assertThat(pace.quick(UserCodePace.SHORTEST)).isTrue();
    }

    @Test
    void shouldForgiveTasksThatWaitedFarApart() {
        for (int i = 0; i < 10; i++) {
            pace.took(1_000 * UserCodePace.SLOW, 0);
            for (int n = 0; n < UserCodePace.APART; n++) {
                pace.took(MICROSECOND, 0);
            }
        }

        assertThat(pace.quick(0)).isTrue();
    }

    @Test
    void shouldNotForgiveTheFirstTaskThatWaitsAfterItWasSlow() {
        pace.slow(0);
        assertThat(pace.quick(UserCodePace.SHORTEST)).isTrue();
        pace.took(UserCodePace.SLOW + 1, UserCodePace.SHORTEST);

        assertThat(pace.quick(UserCodePace.SHORTEST + 1)).isFalse();
    }

    @Test
    void shouldDistrustTasksThatCostMoreThanAHandOver() {
        for (int i = 0; i < 100; i++) {
            pace.took(2 * UserCodePace.COSTLY, i);
        }

        assertThat(pace.quick(100)).isFalse();
    }

    @Test
    void shouldDistrustTwiceAsLongWhatIsStillSlow() {
        long now = 0;
        long penalty = UserCodePace.SHORTEST;
        for (int i = 0; i < 20; i++) {
            pace.slow(now);
            assertThat(pace.quick(now + penalty - 1)).isFalse();
            assertThat(pace.quick(now + penalty)).isTrue();
            now += penalty;
            penalty = Math.min(2 * penalty, UserCodePace.LONGEST);
        }

        assertThat(penalty).isEqualTo(UserCodePace.LONGEST);
    }

    @Test
    void shouldBeginAnewAfterItWasQuickForLong() {
        pace.slow(0);
        pace.slow(UserCodePace.SHORTEST);
        long later = 10 * UserCodePace.LONGEST;
        pace.slow(later);

        assertThat(pace.quick(later + UserCodePace.SHORTEST)).isTrue();
    }
}
