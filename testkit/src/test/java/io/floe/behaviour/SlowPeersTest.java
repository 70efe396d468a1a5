package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.fault.InvocationException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message that has begun must go on: in both roles, and to the second. */
@ExtendWith(LeakCheck.class)
class SlowPeersTest {
    private static final byte[] REQUEST = request(100_000);

    private final World world = new World();

    @BeforeEach
    void serve() {
        world.serve("s", Dispatcher.of(request -> request.reply()));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void shouldWaitTenSecondsForAHeader() {
        Listener slow = new Listener(world, "s");
        world.time.advance(Duration.ofMinutes(2));
        slow.say(Arrays.copyOf(REQUEST, 1));
        world.time.advance(Duration.ofSeconds(5));
        slow.say(Arrays.copyOfRange(REQUEST, 1, 13));

        world.time.advance(Duration.ofMillis(4_999));
        assertThat(slow.open()).isTrue();
        world.time.advance(Duration.ofMillis(1));
        assertThat(slow.open()).isFalse();
    }

    @Test
    void shouldGiveUpAMessageThatTrickles() {
        Listener slow = new Listener(world, "s");
        slow.say(Arrays.copyOf(REQUEST, 500));
        for (int second = 1; second <= 9; second++) {
            world.time.advance(Duration.ofSeconds(1));
            slow.say(Arrays.copyOfRange(REQUEST, second * 500, second * 500 + 500));
        }
        assertThat(slow.open()).isTrue();

        world.time.advance(Duration.ofSeconds(1));

        assertThat(slow.open()).isFalse();
    }

    @Test
    void shouldGiveUpAMessageThatIsNotWholeAfterAMinute() {
        Listener slow = new Listener(world, "s");
        slow.say(Arrays.copyOf(REQUEST, 1_500));
        for (int second = 1; second < 60; second++) {
            world.time.advance(Duration.ofSeconds(1));
            slow.say(Arrays.copyOfRange(REQUEST, second * 1_500, second * 1_500 + 1_500));
        }
        assertThat(slow.open()).isTrue();

        world.time.advance(Duration.ofSeconds(1));

        assertThat(slow.open()).isFalse();
    }

    @Test
    void shouldTakeAMessageThatArrivesFastEnough() {
        Listener slow = new Listener(world, "s");
        slow.say(Arrays.copyOf(REQUEST, 50_000));
        world.time.advance(Duration.ofSeconds(45));
        slow.say(Arrays.copyOfRange(REQUEST, 50_000, REQUEST.length));

        assertThat(slow.heard).anyMatch(ReplyMessage.class::isInstance);
        slow.close();
    }

    @Test
    void shouldCountTheTimeOfEachMessageAnew() {
        Listener busy = new Listener(world, "s");
        byte[] two = Arrays.copyOf(request(0), request(0).length * 2);
        System.arraycopy(request(0), 0, two, request(0).length, request(0).length);
        int cut = request(0).length + 5;
        busy.say(Arrays.copyOf(two, 5));
        world.time.advance(Duration.ofSeconds(9));
        busy.say(Arrays.copyOfRange(two, 5, cut));

        world.time.advance(Duration.ofMillis(9_999));
        assertThat(busy.open()).isTrue();
        world.time.advance(Duration.ofMillis(1));
        assertThat(busy.open()).isFalse();
    }

    @Test
    void shouldGiveUpAServerWhoseAnswerTrickles() {
        Silent peer = new Silent(world, "slow");
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy("echo:local -n slow").invoke("op");
        world.time.run();
        peer.say(Arrays.copyOf(REQUEST, 20));
        world.time.advance(Duration.ofSeconds(10));

        assertThat((InvocationException) World.failure(call))
                .hasMessageContaining("LOST_SENT: message: 20 bytes after 10 s"
                        + " (expected: at least 1024 bytes a second, and all within 60 s)");
        peer.close();
    }

    private static byte[] request(int size) {
        Invocation invocation = new Invocation(
                new Identity("echo", ""),
                "",
                "op",
                OperationMode.NORMAL,
                Map.of(),
                Encapsulation.write(EncodingVersion.V1_1, out -> out.writeByteSeq(new byte[size])));
        ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT)
                .encode(new RequestMessage(1, invocation, Compression.NONE), UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = ByteBufUtil.getBytes(encoded);
        encoded.release();
        return bytes;
    }
}
