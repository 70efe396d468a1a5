package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.testkit.LeakCheck;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.MessageCodec;
import io.floe.wire.OperationMode;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each refused input closes just its own connection, is told clearly, and disturbs nobody else. */
@ExtendWith(LeakCheck.class)
class HostilePeerTest {
    private final World world = new World();
    private final Counting counting = new Counting();

    @BeforeEach
    void serve() {
        world.serve("s", counting);
    }

    @AfterEach
    void stop() {
        counting.letGo();
        world.close();
    }

    private InvocationException failureAgainst(Silent peer) {
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy("echo:local -n bad").invoke("op");
        world.time.run();
        InvocationException exception = (InvocationException) World.failure(call);
        assertThat(peer.open()).isFalse();
        peer.close();
        return exception;
    }

    @ParameterizedTest
    @CsvSource({
        "485454502f312e312034303020426164, magic: plain text 'HTTP/1.1 400 Bad'",
        "16030102000100 01fc0303a1b2c3d4e5, magic",
        "4963655001000100 04000e000000, first message",
        "49636550020001000300 0e000000, protocol",
        "49636550010001000900 0e000000, message type",
        "4963655001000100030 00d000000, message size",
        "496365500100010003 00ffffffff, message size",
        "496365500100010003 00ffffff7f, message size"
    })
    void shouldRefuseAServerThatDoesNotGreetAsIceDoes(String hex, String reason) {
        Silent peer = new Silent(world, "bad");
        peer.greetWith(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));
        InvocationException exception = failureAgainst(peer);

        assertThat(exception.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(exception.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.failure().kind()).isEqualTo(Kind.NOT_ICE);
            assertThat(attempt.failure().reason()).contains(reason).contains("expected: ");
        });
    }

    @Test
    void shouldRefuseAServerThatHangsUpAtOnce() {
        Silent peer = new Silent(world, "bad");
        peer.greetWith(new byte[0]);
        CompletableFuture<?> call =
                world.communicator().proxy("echo:local -n bad").invoke("op");
        world.time.run();
        peer.close();
        InvocationException exception = (InvocationException) World.failure(call);

        assertThat(exception)
                .hasMessageContaining("CLOSED_EARLY: closed by the peer before the connection was validated");
    }

    @Test
    void shouldEndACallWhoseAnswerIsGarbage() {
        Silent peer = new Silent(world, "bad");
        Communicator client = world.communicator();
        Proxy good = client.proxy("echo:local -n s");
        CompletableFuture<?> call = client.proxy("echo:local -n bad").invoke("op");
        CompletableFuture<?> neighbour = good.invoke("op");
        world.time.run();
        peer.say("nonsense, that is".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        InvocationException exception = (InvocationException) World.failure(call);

        assertThat(exception.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(exception).hasMessageContaining("LOST_SENT: magic: plain text 'nonsense, that i'");
        assertThat(neighbour).isCompleted();
        assertThat(world.call(good)).isNotNull();
        peer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "474554202f20485454502f312e310d0a",
        "16030102000100 01fc03030000000000",
        "4963655001000100000 0ffffff7f",
        "49636550010001000000 0d000000",
        "4963655001000100010012000000ffffffff",
        "4963655001000100010012000000ffffff7f",
        "496365500100010001001200000000000080",
        "49636550010001000000 0f000000 00",
        "4963655001000100020 00f000000 00"
    })
    void shouldCloseJustTheConnectionOfAClientThatTalksNonsense(String hex) {
        Listener good = new Listener(world, "s");
        Listener bad = new Listener(world, "s");
        bad.say(ByteBufUtil.decodeHexDump(hex.replace(" ", "")));

        assertThat(bad.open()).isFalse();
        assertThat(good.open()).isTrue();
        good.close();
    }

    @Test
    void shouldServeARequestHoweverItIsCutAndSurviveEveryTruncation() {
        byte[] whole = request(5);
        for (int cut = 1; cut < whole.length; cut++) {
            Listener client = new Listener(world, "s");
            client.say(Arrays.copyOf(whole, cut));
            assertThat(client.open()).isTrue();
            if (cut % 2 == 0) {
                client.say(Arrays.copyOfRange(whole, cut, whole.length));
                assertThat(client.heard).hasSize(2);
            }
            client.close();
        }

        assertThat(counting.total()).isEqualTo((whole.length - 1) / 2);
    }

    @Test
    void shouldSurviveRandomDamage() {
        byte[] whole = request(6);
        Listener good = new Listener(world, "s");
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Listener client = new Listener(world, "s");
            client.say(damaged);
            client.close();
        }
        good.say(request(7));

        assertThat(good.open()).isTrue();
        assertThat(good.heard).hasSize(2);
    }

    @Test
    void shouldLetAClientReuseIdsAndSendThemOutOfOrder() {
        Listener client = new Listener(world, "s");
        for (int id : new int[] {7, 3, 3, Integer.MAX_VALUE, 1, -5}) {
            client.say(request(id));
        }

        assertThat(client.heard.stream()
                        .filter(ReplyMessage.class::isInstance)
                        .map(message -> ((ReplyMessage) message).requestId()))
                .containsExactly(7, 3, 3, Integer.MAX_VALUE, 1, -5);
        client.close();
    }

    @Test
    void shouldDiscardRequestsThatComeWhileItCloses() {
        counting.hold();
        var adapter = world.serve("closing", counting);
        Listener client = new Listener(world, "closing");
        client.say(request(1));
        CompletableFuture<Void> stopped = adapter.deactivate();
        world.time.run();
        client.say(request(2));
        assertThat(counting.held).hasSize(1);
        counting.letGo();
        world.time.run();

        assertThat(client.heard).hasSize(3);
        assertThat(client.heard.get(1)).isInstanceOf(ReplyMessage.class);
        assertThat(client.heard.get(2)).isInstanceOf(CloseConnectionMessage.class);
        client.close();
        assertThat(stopped).isCompleted();
    }

    @Test
    void shouldNotMindAnswersFromAClientThatWasAskedNothing() {
        Listener client = new Listener(world, "s");
        client.say(new ReplyMessage(9, new ReplyBody.Ok(Encapsulation.empty(EncodingVersion.V1_1)), Compression.NONE));
        client.say(request(1));

        assertThat(client.open()).isTrue();
        assertThat(client.heard).hasSize(2);
        client.close();
    }

    @Test
    void shouldKeepServingWhileAPeerSendsHalfAMessageAndWaits() {
        Listener slow = new Listener(world, "s");
        slow.say(Arrays.copyOf(request(1), 10));
        world.time.advance(Duration.ofSeconds(5));
        Proxy proxy = world.communicator().proxy("echo:local -n s");

        assertThat(world.call(proxy)).isNotNull();
        slow.close();
    }

    private static byte[] request(int id) {
        Invocation invocation = new Invocation(
                new Identity("echo", ""),
                "",
                "op",
                OperationMode.NORMAL,
                Map.of("a", "b"),
                Encapsulation.empty(EncodingVersion.V1_1));
        ByteBuf encoded = new MessageCodec(WireLimits.DEFAULT)
                .encode(new RequestMessage(id, invocation, Compression.NONE), UnpooledByteBufAllocator.DEFAULT);
        byte[] bytes = ByteBufUtil.getBytes(encoded);
        encoded.release();
        return bytes;
    }
}
