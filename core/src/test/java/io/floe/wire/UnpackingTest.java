package io.floe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Compressed messages are decoded by other threads than the event loop; here by whoever takes the task. */
class UnpackingTest {
    private static final byte[] PACKED =
            Vector.named("compress_edge_100.request").bytes();
    private static final byte[] PLAIN = Vector.named("compress_edge_99.request").bytes();
    private static final int WAITING_MAX = 1 << 20;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Wire wire = new Wire(tasks::add);

    private static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void unpack() {
        tasks.remove().run();
    }

    @Test
    void shouldKeepMessagesInOrderWhileOneIsUnpacked() {
        wire.receiveAndKeep(both(PACKED, PLAIN));
        wire.receiveAndKeep(both(PLAIN, PACKED));
        assertThat(wire.messages()).isEmpty();
        assertThat(wire.decoder().starves()).isTrue();
        assertThat(wire.decoder().unpacks()).isTrue();

        unpack();
        assertThat(wire.messages()).hasSize(3);
        assertThat(wire.decoder().unpacks()).isTrue();

        unpack();
        assertThat(wire.messages()).hasSize(1);
        assertThat(wire.decoder().starves()).isFalse();
        assertThat(tasks).isEmpty();
        wire.close();
    }

    @Test
    void shouldUnpackOneMessageOfAConnectionAtATime() {
        wire.receiveAndKeep(both(PACKED, PACKED));
        wire.resume();

        assertThat(tasks).hasSize(1);
        wire.close();
    }

    @Test
    void shouldUnpackWhatCameInPieces() {
        wire.receive(Arrays.copyOf(PACKED, 20));
        assertThat(tasks).isEmpty();
        wire.receiveAndKeep(both(Arrays.copyOfRange(PACKED, 20, PACKED.length), PLAIN));

        unpack();

        assertThat(wire.messages()).hasSize(2);
        wire.close();
    }

    @Test
    void shouldEndTheConnectionWhoseMessageCannotBeUnpacked() {
        byte[] wrong = PACKED.clone();
        wrong[18] = 'X';
        wire.receiveAndKeep(both(wrong, PLAIN));
        unpack();

        assertThatThrownBy(wire.channel()::checkException)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("expected: a bzip2 stream");
        assertThat(wire.messages()).isEmpty();
        wire.close();
    }

    @Test
    void shouldForgetWhatWaitsWhenTheConnectionEnds() {
        wire.receiveAndKeep(both(PACKED, PLAIN));
        wire.close();

        unpack();

        assertThat(wire.messages()).isEmpty();
    }

    @Test
    void shouldDropTheResultWhenTheConnectionEndedMeanwhile() {
        wire.receiveAndKeep(PACKED);
        Runnable task = tasks.remove();
        wire.decoder().handlerRemoved(wire.channel().pipeline().firstContext());
        task.run();

        assertThat(wire.messages()).isEmpty();
        wire.close();
    }

    @Test
    void shouldServeOtherDatagramsWhileSomeWaitToBeUnpacked() {
        IceDatagramDecoder decoder = new IceDatagramDecoder(new MessageCodec(WireLimits.DEFAULT), tasks::add);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        int fit = WAITING_MAX / PACKED.length;
        for (int i = 0; i < fit + 3; i++) {
            channel.writeInbound(Unpooled.copiedBuffer(PACKED));
        }
        channel.writeInbound(Unpooled.copiedBuffer(PLAIN));

        assertThat(decoder.dropped()).isEqualTo(3);
        assertThat(channel.<Message>readInbound()).isInstanceOf(RequestMessage.class);
        assertThat(tasks).hasSize(fit);
        tasks.forEach(Runnable::run);
        assertThat(channel.inboundMessages()).hasSize(fit);
        channel.writeInbound(Unpooled.copiedBuffer(PACKED));
        assertThat(decoder.dropped()).isEqualTo(3);
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldCountTheDatagramThatCannotBeUnpacked() {
        IceDatagramDecoder decoder = new IceDatagramDecoder(new MessageCodec(WireLimits.DEFAULT), tasks::add);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        byte[] wrong = PACKED.clone();
        wrong[18] = 'X';
        channel.writeInbound(Unpooled.copiedBuffer(wrong));
        unpack();

        assertThat(decoder.dropped()).isOne();
        assertThat(channel.inboundMessages()).isEmpty();
        channel.finishAndReleaseAll();
    }
}
