package io.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @Test
    void shouldReadWhatIsWrong() {
        assertThat(Faults.parse("delay=200ms:10%, drop=1%,close-gracefully=500ms"))
                .isEqualTo(new Faults(Duration.ofMillis(200), 0.1, 0.01, Faults.Port.CLOSES, Duration.ofMillis(500)));
        assertThat(Faults.parse("delay=1s"))
                .isEqualTo(new Faults(Duration.ofSeconds(1), 1, 0, Faults.Port.SERVES, Duration.ZERO));
        assertThat(Faults.parse("refuse").port()).isEqualTo(Faults.Port.REFUSES);
        assertThat(Faults.parse("blackhole").port()).isEqualTo(Faults.Port.SWALLOWS);
        assertThat(Faults.parse("close-gracefully").period()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Faults.parse("")).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay",
                "delay=fast",
                "delay=1s:200%",
                "drop",
                "drop=5",
                "drop=1%:2%",
                "refuse=1",
                "refuse,blackhole",
                "blackhole,close-gracefully",
                "explode",
                ","
            })
    void shouldRefuseWhatIsNoFault(String text) {
        assertThatThrownBy(() -> Faults.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("--fault: ")
                .hasMessageContaining("(expected: delay=TIME or delay=TIME:PERCENT, drop=PERCENT, and one of refuse,");
    }

    @Test
    void shouldNotRunWhatItDropsUntilItRelents() throws InterruptedException {
        BadExecutor executor = new BadExecutor(Faults.parse("drop=100%"), () -> 0);
        CountDownLatch ran = new CountDownLatch(1);
        executor.execute(ran::countDown);
        assertThat(ran.getCount()).isEqualTo(1);

        executor.relent();
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        CountDownLatch next = new CountDownLatch(1);
        executor.execute(next::countDown);
        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldHoldNoMoreThanItMay() throws InterruptedException {
        BadExecutor executor = new BadExecutor(Faults.parse("drop=100%"), () -> 0);
        Queue<Integer> ran = new LinkedTransferQueue<>();
        CountDownLatch ten = new CountDownLatch(10);
        IntStream.range(0, 60)
                .forEach(number -> executor.execute(() -> {
                    ran.add(number);
                    ten.countDown();
                }));

        assertThat(ten.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactlyInAnyOrderElementsOf(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    }

    @Test
    void shouldRunLateWhatItDelays() throws InterruptedException {
        BadExecutor executor = new BadExecutor(Faults.parse("delay=20ms"), () -> 0);
        CountDownLatch ran = new CountDownLatch(1);
        long start = System.nanoTime();
        executor.execute(ran::countDown);

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
    }
}
