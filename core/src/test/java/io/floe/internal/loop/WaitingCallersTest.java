package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingCallersTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final WaitingCallers callers = new WaitingCallers();
    private long now = 1_000 * MILLI;

    /** Answers one who waits, again and again, for so many milliseconds; how long it took until the loop was left to him. */
    private long untilLeft(int most) {
        for (int i = 0; i < 10 * most; i++) {
            now += MILLI / 10;
            callers.sleeps(Thread.currentThread());
            callers.answered(now);
            callers.wakes();
            if (callers.due()) {
                return i / 10;
            }
        }
        return most;
    }

    @Test
    void shouldLeaveTheLoopToARegularCaller() {
        assertThat(untilLeft(10)).isZero();
    }

    @Test
    void shouldKeepTheLoopForTenMillisecondsWhereSomethingElseCame() {
        callers.disturbed(now);

        assertThat(untilLeft(100)).isEqualTo(10);
    }

    @Test
    void shouldKeepTheLoopTwiceAsLongWhereThatHappensAgainAndAgain() {
        long[] kept = new long[6];
        for (int i = 0; i < kept.length; i++) {
            callers.disturbed(now);
            kept[i] = untilLeft(1_000);
        }

        assertThat(kept).containsExactly(10, 20, 40, 80, 100, 100);
    }

    @Test
    void shouldForgetThatSomethingElseCameLongAgo() {
        callers.disturbed(now);
        untilLeft(100);
        callers.disturbed(now);
        untilLeft(100);
        now += 100 * MILLI;
        callers.disturbed(now);

        assertThat(untilLeft(100)).isEqualTo(10);
    }
}
