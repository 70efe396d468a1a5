package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.fault.Failure;
import io.floe.wire.MessageCodec;
import io.floe.wire.WireLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            SOON, SOON, SOON, SOON, SOON, SOON, SOON, SOON, 1024, 100, 1, 2, Optional.empty(), 1024, 1024);

    private final Flushes flushes = new Flushes();
    private final EmbeddedChannel channel = new EmbeddedChannel(flushes);
    private final Outbox outbox = IceConnection.ofClient(
                    channel,
                    new ConnectionEnvironment(
                            SETTINGS,
                            new MessageCodec(WireLimits.DEFAULT),
                            MemoryBudgets.ofThisMachine(),
                            Runnable::run,
                            Ticker.systemTicker(),
                            any -> Optional.empty()),
                    (from, invocation, oneway, responder) -> {},
                    new Unheard(),
                    false)
            .outbox();

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

    private static final class Unheard implements ConnectionEvents {
        @Override
        public void validated(IceConnection connection) {}

        @Override
        public void closing(IceConnection connection) {}

        @Override
        public void closed(IceConnection connection, Failure failure) {}
    }
}
