package io.floe.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {
    @ParameterizedTest
    @CsvSource({
        "31, 0, 0, false", // nothing was sent
        "32, 0, 0, true",
        "31, 0, 1, false",
        "32, 0, 1, true",
        "95, 0, 3, false",
        "96, 0, 3, true",
        "255, 0, 1000, false",
        "256, 0, 1000, true",
        "31, 250000, 3, false", // slow user code is flushed no more often than quick one
        "32, 249999, 3, false",
        "32, 250000, 3, true",
    })
    void shouldBeFull(int pieces, long nanos, int connections, boolean full) {
        assertThat(Chunk.isFull(pieces, nanos, () -> connections)).isEqualTo(full);
    }
}
