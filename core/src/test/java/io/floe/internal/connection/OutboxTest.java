package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Flushes flushes = new Flushes();
    private final EmbeddedChannel channel = new EmbeddedChannel(flushes);
    private final Outbox outbox = Lonely.connection(channel).outbox();

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldKeepFewMessagesUntilTheTurnEnds() {
        write(31, 10_000);

        assertThat(flushes.count).isZero();
    }

    @Test
    void shouldKeepFewBytesUntilTheTurnEnds() {
        write(160, 100);
        assertThat(flushes.count).isZero();

        outbox.flush();
        outbox.flush();
        assertThat(flushes.count).isOne();
    }

    @Test
    void shouldLetThePeerWorkOnAFullRecordMeanwhile() {
        write(3 * 164, 100);

        assertThat(flushes.count).isEqualTo(3);
        outbox.flush();
        assertThat(flushes.count).isEqualTo(3);
    }

    @Test
    void shouldLetThePeerWorkOnManyMessagesMeanwhile() {
        write(3 * 32, 1_000);

        assertThat(flushes.count).isEqualTo(3);
    }

    private void write(int messages, int size) {
        for (int i = 0; i < messages; i++) {
            outbox.write(channel.alloc().buffer(size).writeZero(size), channel.newPromise());
        }
    }

    private static final class Flushes extends ChannelOutboundHandlerAdapter {
        int count;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            count++;
            ctx.flush();
        }
    }
}
