package io.floe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
    @Test
    void shouldFindABufferThatWasDropped() throws InterruptedException {
        LeakCheck.collect();
        for (int i = 0; i < 50; i++) {
            Unpooled.directBuffer(8).writeByte(i);
        }

        assertThat(LeakCheck.collect())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report).contains("LeakCheckTest"));
    }

    @Test
    void shouldFindNothingWhereAllWasReleased() throws InterruptedException {
        LeakCheck.collect();
        Unpooled.directBuffer(8).release();

        assertThat(LeakCheck.collect()).isEmpty();
    }
}
