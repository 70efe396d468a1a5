package io.floe.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.fault.Failure;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.Message;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.ValidateConnectionMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages that there is no memory for. */
class NoMemoryTest {
    private static final int MOST = 10_000;
    private static final MessageCodec CODEC = new MessageCodec(WireLimits.DEFAULT);

    private final EmbeddedChannel channel = new EmbeddedChannel();

    /** Memory for small buffers only. */
    private static final class Rest extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.heapBuffer(affordable(initialCapacity), maxCapacity);
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            return UnpooledByteBufAllocator.DEFAULT.directBuffer(affordable(initialCapacity), maxCapacity);
        }

        private static int affordable(int bytes) {
            if (bytes > MOST) {
                throw new OutOfMemoryError("expected by the test");
            }
            return bytes;
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    /** Half of what may wait to be written, and too large. */
    private static QuietCall half() {
        return new QuietCall(1024, id -> request(id, MOST));
    }

    private static Encapsulation body(int bytes) {
        return Encapsulation.of(EncodingVersion.V1_1, new byte[bytes]);
    }

    private static RequestMessage request(int requestId, int bytes) {
        return new RequestMessage(
                requestId,
                new Invocation(Identity.of("o"), "", "op", OperationMode.NORMAL, Map.of(), body(bytes)),
                Compression.NONE);
    }

    @BeforeEach
    void spend() {
        channel.config().setAllocator(new Rest());
    }

    @AfterEach
    void stop() {
        channel.finishAndReleaseAll();
    }

    private void receive(Message message) {
        channel.writeInbound(CODEC.encode(message, UnpooledByteBufAllocator.DEFAULT));
    }

    @Test
    void shouldTellTheCallerAndForgetTheCall() {
        IceConnection connection = Lonely.connection(channel);
        receive(new ValidateConnectionMessage());
        QuietCall call = half();
        for (int i = 0; i < 3; i++) { // else the second would have no room
            connection.send(call);
        }

        assertThat(call.failures).hasSize(3).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCAL);
            assertThat(failure.reason()).isEqualTo("the request cannot be encoded: expected by the test");
        });
        assertThat(connection.busy()).isFalse();
    }

    @Test
    void shouldTellThePeerThatItGetsNoAnswer() {
        IceConnection connection = Lonely.accepted(
                channel, (from, invocation, oneway, responder) -> responder.reply(new ReplyBody.Ok(body(MOST))));
        connection.validate();
        channel.releaseOutbound();
        receive(request(7, 1));
        ByteBuf sent = channel.readOutbound();
        Message answer = CODEC.decode(sent);
        sent.release();

        assertThat(answer).isInstanceOfSatisfying(ReplyMessage.class, reply -> {
            assertThat(reply.requestId()).isEqualTo(7);
            assertThat(reply.body())
                    .isInstanceOfSatisfying(
                            ReplyBody.Failed.class,
                            failed -> assertThat(failed.message())
                                    .isEqualTo("the answer cannot be encoded: expected by the test"));
        });
        assertThat(connection.busy()).isFalse();
    }
}
