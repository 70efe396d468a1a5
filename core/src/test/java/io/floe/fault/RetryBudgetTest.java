package io.floe.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(-3));
    private final RetryBudget budget = new RetryBudget(clock::get);

    private void call(int times) {
        IntStream.range(0, times).forEach(i -> budget.deposit());
    }

    private long retries() {
        return IntStream.range(0, 10_000).filter(i -> budget.withdraw()).count();
    }

    @Test
    void shouldAllowTenASecondWithoutCalls() {
        assertThat(retries()).isEqualTo(100);
    }

    @Test
    void shouldAllowAFifthOfTheCallsOnTop() {
        call(1_000);

        assertThat(retries()).isEqualTo(300);
    }

    @Test
    void shouldForgetWhatIsOlderThanTenSeconds() {
        call(1_000);
        retries();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(10));

        assertThat(retries()).isEqualTo(100);
    }

    @Test
    void shouldRememberWhatIsYounger() {
        retries();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(9));

        assertThat(retries()).isZero();
    }

    @Test
    void shouldTellHowMuchIsLeft() {
        assertThat(budget.left()).isEqualTo(1);
        IntStream.range(0, 25).forEach(i -> budget.withdraw());
        assertThat(budget.left()).isEqualTo(0.75);
        retries();
        assertThat(budget.left()).isZero();
        clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(budget.left()).isEqualTo(1);
    }
}
