package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteOutcomeTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> told = new ArrayList<>();
    private final ChannelFutureListener listener = this::tell;

    private void tell(ChannelFuture future) {
        told.add(future.isSuccess() ? "written" : String.valueOf(future.cause().getMessage()));
    }

    private final WriteOutcome outcome = new WriteOutcome() {
        private boolean done;
        private boolean written;

        @Override
        void settled(@Nullable Throwable cause) {
            done = true;
            written = cause == null;
            told.add("settled");
        }

        @Override
        void perform() {}

        @Override
        public Channel channel() {
            return channel;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public boolean isSuccess() {
            return written;
        }
    };

    @Test
    void shouldTellAHandlerThatListensBeforeTheWriteIsThrough() {
        outcome.unvoid().addListener(listener);
        outcome.setSuccess();

        assertThat(told).containsExactly("settled", "written");
        assertThat(outcome.trySuccess()).isFalse();
    }

    @Test
    void shouldTellAHandlerThatListensAfterTheWriteFailed() {
        IOException cause = new IOException("reset");
        outcome.tryFailure(cause);
        outcome.addListener(listener);

        assertThat(told).containsExactly("settled", "reset");
        assertThat(outcome.cause()).isSameAs(cause);
        assertThat(outcome.awaitUninterruptibly(1)).isTrue();
    }

    @Test
    void shouldNotTellAHandlerThatWentAway() {
        outcome.addListener(listener);
        outcome.removeListener(listener);
        outcome.setSuccess();

        assertThat(told).containsExactly("settled");
    }
}
