package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Batch;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A batch that is larger than a message may be goes as several, each of which the server takes. */
@ExtendWith(LeakCheck.class)
class BatchTest {
    private final World world = new World();
    private final Counting counting = new Counting();
    private Proxy proxy;

    @BeforeEach
    void serve() {
        world.serve("s", counting);
        proxy = world.communicator().proxy("echo:local -n s");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void flush(Batch batch) {
        world.time.complete(batch.flush());
        world.time.run();
    }

    @Test
    void shouldSendNothingBeforeItIsFlushed() {
        Batch batch = proxy.batch().add("op", out -> {}).add("op", out -> {});
        world.time.run();
        assertThat(counting.total()).isZero();
        assertThat(batch.size()).isEqualTo(2);
        flush(batch);

        assertThat(counting.total()).isEqualTo(2);
        assertThat(batch.size()).isZero();
    }

    @Test
    void shouldFlushByItselfBeforeTheCallThatIsTooMuch() {
        Batch batch = proxy.batch();
        for (int i = 0; i < 15; i++) {
            batch.add("op", out -> out.writeByteSeq(new byte[100_000]));
        }
        assertThat(batch.size()).isEqualTo(5);
        flush(batch);

        assertThat(counting.total()).isEqualTo(15);
    }

    @Test
    void shouldCountTheContextThatEveryCallRepeats() {
        Batch batch = proxy.withContext(Map.of("token", "x".repeat(40_000))).batch();
        for (int i = 0; i < 60; i++) {
            batch.add("op", out -> {});
        }
        flush(batch);

        assertThat(counting.total()).isEqualTo(60);
    }

    @Test
    void shouldCountNamesOutsideAscii() {
        Batch batch = proxy.batch();
        for (int i = 0; i < 40; i++) {
            batch.add("\u00e9".repeat(20_000), out -> {});
        }
        flush(batch);

        assertThat(counting.total()).isEqualTo(40);
    }
}
