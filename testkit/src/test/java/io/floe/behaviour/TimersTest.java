package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.EndpointState;
import io.floe.Proxy;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.CloseConnectionMessage;
import io.floe.wire.Compression;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.Identity;
import io.floe.wire.ReplyBody;
import io.floe.wire.ReplyMessage;
import io.floe.wire.RequestMessage;
import io.floe.wire.ValidateConnectionMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class TimersTest {
    private final World world = new World();
    private Silent peer;
    private Communicator client;
    private Proxy proxy;

    @BeforeEach
    void connect() {
        peer = new Silent(world, "peer");
        client = world.communicator();
        proxy = client.proxy("echo:local -n peer");
        world.time.complete(proxy.connect());
    }

    @AfterEach
    void stop() {
        peer.close();
        world.close();
    }

    @Test
    void shouldSendAHeartbeatAfterTwentyFiveSecondsOfItsOwnSilence() {
        world.time.advance(Duration.ofMillis(24_999));
        assertThat(peer.heard).isEmpty();
        world.time.advance(Duration.ofMillis(1));
        assertThat(peer.heard(ValidateConnectionMessage.class)).hasSize(1);
        world.time.advance(Duration.ofSeconds(50));

        assertThat(peer.heard(ValidateConnectionMessage.class)).hasSize(3);
    }

    @Test
    void shouldNeedNoHeartbeatWhileItSendsRequests() {
        for (int i = 0; i < 10; i++) {
            proxy.oneway().invoke("op");
            world.time.advance(Duration.ofSeconds(20));
        }

        assertThat(peer.heard(ValidateConnectionMessage.class)).isEmpty();
    }

    @Test
    void shouldSendHeartbeatsAsAServerToo() {
        world.serve("s", Dispatcher.of(request -> request.reply()));
        Listener listener = new Listener(world, "s");
        world.time.advance(Duration.ofSeconds(51));

        assertThat(listener.heard).hasSize(3).allMatch(ValidateConnectionMessage.class::isInstance);
        listener.close();
    }

    @Test
    void shouldAbortWhenAPeerThatSentHeartbeatsFallsSilent() {
        peer.say(new ValidateConnectionMessage());
        CompletableFuture<?> call = proxy.withDeadline(Duration.ofMinutes(10)).invoke("op");
        world.time.advance(Duration.ofMillis(59_999));
        assertThat(call).isNotDone();
        world.time.advance(Duration.ofMillis(1));
        InvocationException exception = (InvocationException) World.failure(call);

        assertThat(exception)
                .hasMessageContaining("LOST_SENT: no byte for 60 s from a peer that sent heartbeats after 60000.0 ms");
    }

    @Test
    void shouldBearTheSilenceOfAPeerThatNeverSentHeartbeats() {
        CompletableFuture<?> call = proxy.withDeadline(Duration.ofMinutes(10)).invoke("op");
        world.time.advance(Duration.ofMinutes(9));

        assertThat(call).isNotDone();
        assertThat(peer.channels).hasSize(1);
        assertThat(peer.open()).isTrue();
    }

    @Test
    void shouldCloseGracefullyAfterThreeHundredSecondsWithoutACall() {
        world.time.advance(Duration.ofMillis(299_999));
        assertThat(peer.open()).isTrue();
        world.time.advance(Duration.ofMillis(1));

        assertThat(peer.heard(CloseConnectionMessage.class)).hasSize(1);
        assertThat(client.endpoints()).allMatch(status -> status.state() == EndpointState.IDLE);
    }

    @Test
    void shouldKeepAConnectionThatWaitsForAnAnswer() {
        CompletableFuture<?> call = proxy.withDeadline(Duration.ofMinutes(60)).invoke("op");
        world.time.advance(Duration.ofMinutes(30));

        assertThat(call).isNotDone();
        assertThat(peer.heard(CloseConnectionMessage.class)).isEmpty();
    }

    @Test
    void shouldKeepAConnectionForCallbacksHoweverLong() {
        world.time
                .complete(proxy.connection())
                .attach(world.adapter(client, "")
                        .add(new Identity("callback", ""), "", Dispatcher.of(request -> request.reply())));
        world.time.advance(Duration.ofMinutes(60));

        assertThat(peer.heard(CloseConnectionMessage.class)).isEmpty();
        assertThat(peer.open()).isTrue();
    }

    @Test
    void shouldIgnoreAnswersThatNobodyWaitsFor() {
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        int id = peer.heard(RequestMessage.class).get(0).requestId();
        ReplyBody ok = new ReplyBody.Ok(Encapsulation.empty(EncodingVersion.V1_1));
        peer.say(new ReplyMessage(id + 7, ok, Compression.NONE));
        peer.say(new ReplyMessage(-3, ok, Compression.NONE));
        peer.say(new ReplyMessage(0, ok, Compression.NONE));
        assertThat(call).isNotDone();
        peer.say(new ReplyMessage(id, ok, Compression.NONE));
        peer.say(new ReplyMessage(id, ok, Compression.NONE));

        assertThat(call).isCompleted();
        assertThat(peer.open()).isTrue();
    }

    @Test
    void shouldSendACallElsewhereWhenThePeerSaysCloseConnection() {
        Counting counting = new Counting();
        world.serve("other", counting);
        CompletableFuture<?> call = client.proxy("echo:local -n peer:local -n other")
                .withBalancer("ordered")
                .invoke("op");
        world.time.run();
        assertThat(peer.heard(RequestMessage.class)).hasSize(1);
        peer.say(new CloseConnectionMessage());

        assertThat(call).isCompleted();
        assertThat(counting.executions).containsEntry("op", 1);
    }

    @Test
    void shouldTellThatACallWasNotExecutedIfThereIsNowhereElse() {
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        peer.greetWith(new byte[0]);
        peer.say(new CloseConnectionMessage());
        world.time.advance(Duration.ofSeconds(6));
        InvocationException exception = (InvocationException) World.failure(call);

        assertThat(exception.outcome()).isEqualTo(io.floe.fault.Outcome.NOT_EXECUTED);
        assertThat(exception.attempts())
                .extracting(attempt -> attempt.failure().kind())
                .containsExactly(Kind.DRAIN, Kind.CONNECT_TIMEOUT);
        assertThat(exception).hasMessageContaining("DRAIN: the peer closed the connection gracefully");
    }

    @Test
    void shouldHangUpOnAPeerThatDoesNotWhenItIsTold() {
        peer.channels.get(0).pipeline().removeLast(); // it hears CloseConnection and does nothing
        CompletableFuture<Void> stopped = client.shutdown();
        world.time.advance(Duration.ofMillis(9_999));
        assertThat(stopped).isNotDone();
        world.time.advance(Duration.ofMillis(1));

        assertThat(stopped).isCompleted();
    }
}
