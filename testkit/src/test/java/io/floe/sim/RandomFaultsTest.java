package io.floe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.sim.Episode.Result;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Faults at random times at all servers but one, judged by an oracle that counts executions. A failure names the seed and the
 * fewest faults that show it; the same seed shows it again.
 */
class RandomFaultsTest {
    @ParameterizedTest(name = "seed {0}: {1} servers, {2} clients")
    @CsvSource({"1, 2, 1", "2, 3, 1", "3, 3, 4", "4, 8, 2", "5, 16, 1"})
    void shouldKeepThePromisesWhateverHappens(long seed, int servers, int clients) {
        shouldHold(Episode.random(seed, servers, clients));
    }

    @Test
    @Tag("long")
    void shouldKeepThePromisesInManyRuns() {
        Random random = new Random(20261124);
        long steps = 0;
        for (int i = 0; i < 200; i++) {
            steps += shouldHold(Episode.random(1_000 + i, 2 + random.nextInt(15), 1 + random.nextInt(8)));
        }
        System.out.println("simulated steps: " + steps);
    }

    private static long shouldHold(Episode episode) {
        Result result = episode.run();
        if (result.violation().isPresent()) {
            Episode least = episode.shrink();
            assertThat(least.run().violation())
                    .as(
                            "seed %d, %d servers, %d clients, faults %s",
                            least.seed(), least.servers(), least.clients(), least.steps())
                    .isEmpty();
        }
        return result.steps();
    }
}
