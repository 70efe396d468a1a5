package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.Proxy;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationException;
import io.floe.fault.InvocationTimeoutException;
import io.floe.fault.Outcome;
import io.floe.fault.RetryPolicy.Decision;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How calls end that nobody answers, and what becomes of those that run when the communicator stops. */
@ExtendWith(LeakCheck.class)
class EndOfCallsTest {
    private final World world = new World();
    private final Counting counting = new Counting();

    @AfterEach
    void stop() {
        counting.letGo();
        world.close();
    }

    private Relay server(String name) {
        world.serve("server-" + name, counting);
        return new Relay(world, name, "server-" + name);
    }

    private InvocationException failed(CompletableFuture<?> call) {
        world.time.run();
        return (InvocationException) World.failure(call);
    }

    private static List<Kind> kinds(InvocationException exception) {
        return exception.attempts().stream()
                .map(attempt -> attempt.failure().kind())
                .toList();
    }

    @Test
    void shouldEndACallAtItsDeadlineWhoeverDoesNotAnswer() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a")).withDeadline(Duration.ofMillis(1500));
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.advance(Duration.ofMillis(1499));
        assertThat(call).isNotDone();
        world.time.advance(Duration.ofMillis(1));
        InvocationException exception = failed(call);

        assertThat(exception).isInstanceOf(InvocationTimeoutException.class);
        assertThat(exception.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(exception)
                .hasMessage(
                        "call 'op' on 'echo': no answer within 1500 ms (outcome unknown)\n"
                                + "  local -n a -t 60000 (local:a) TIMEOUT: no answer when the call's time was up after 1500.0 ms");
        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
    }

    @Test
    void shouldEndACallAtItsDeadlineThatWaitsForAConnection() {
        server("a").swallow(true);
        Proxy proxy = world.communicator().proxy(World.over("a")).withDeadline(Duration.ofMillis(200));
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.advance(Duration.ofMillis(200));
        InvocationException exception = failed(call);

        assertThat(exception).isInstanceOf(InvocationTimeoutException.class);
        assertThat(exception.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(kinds(exception)).containsExactly(Kind.CONNECT_TIMEOUT);
        assertThat(exception).hasMessageContaining("local -n a -t 60000 (local:a) CONNECT_TIMEOUT");
    }

    @Test
    void shouldGiveAConnectAttemptFiveSecondsInAll() {
        server("a").swallow(true);
        CompletableFuture<?> call = world.communicator().proxy(World.over("a")).invoke("op");
        world.time.advance(Duration.ofMillis(4999));
        assertThat(call).isNotDone();
        world.time.advance(Duration.ofMillis(1));

        assertThat(failed(call))
                .hasMessageContaining(
                        "CONNECT_TIMEOUT: connected, but not validated within 5000 ms: the server says nothing"
                                + " (expected: it speaks first; one that waits for TLS does not) after 5000.0 ms");
    }

    @Test
    void shouldForgetACancelledCall() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy(World.over("a")).invoke("op");
        world.time.run();
        call.cancel(false);
        world.time.run();

        assertThat(call).isCancelled();
        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
    }

    @Test
    void shouldBlameNobodyForCallsThatWereCancelledBeforeTheyWereWritten() {
        server("a");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        proxy.invoke("op").cancel(false);
                    }
                })
                .join();
        world.time.run();

        assertThat(client.endpoints()).allMatch(status -> status.state() == EndpointState.UP);
        assertThat(client.endpoints()).allMatch(status -> status.failures() == 0 && status.outstanding() == 0);
        assertThat(counting.total()).isEqualTo(1);
    }

    @Test
    void shouldForgetACallThatItsCallerCompleted() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        var call = client.proxy(World.over("a"))
                .withDeadline(Duration.ofSeconds(2))
                .invoke("op");
        world.time.run();
        call.completeExceptionally(new java.util.concurrent.TimeoutException()); // as orTimeout does
        world.time.advance(Duration.ofSeconds(2));

        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
    }

    @Test
    void shouldForgetSoonACallThatItsCallerCompletedAtOnce() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        var call = client.proxy(World.over("a"))
                .withDeadline(Duration.ofMinutes(1))
                .invoke("op");
        world.time.run();
        call.complete(null);
        world.time.advance(Duration.ofMillis(10));

        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 15, 49, 50, 59, 4_000})
    void shouldEndACallAtItsVeryDeadlineHoweverLong(long millis) {
        server("a").swallow(true);
        Proxy proxy = world.communicator().proxy(World.over("a")).withDeadline(Duration.ofMillis(millis));
        proxy.invoke("earlier");
        world.time.advance(Duration.ofNanos(500_000)); // the two are looked at together, and end apart
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.advance(Duration.ofMillis(millis).minusNanos(1));
        assertThat(call).isNotDone();
        world.time.advance(Duration.ofNanos(1));

        assertThat(failed(call)).hasMessageContaining("no answer within " + millis + " ms");
    }

    @Test
    void shouldFailCallsThatWaitAndThatComeWhenTheCommunicatorShutsDown() {
        server("a").swallow(true);
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        CompletableFuture<?> waiting = proxy.invoke("op");
        CompletableFuture<?> connecting = proxy.connect();
        world.time.run();
        CompletableFuture<Void> stopped = client.shutdown();
        world.time.run();

        assertThat(stopped).isCompleted();
        assertThat(failed(waiting)).hasMessage("call 'op' on 'echo': the communicator is shut down");
        assertThat(World.failure(connecting)).hasMessage("the communicator is shut down");
        assertThat(failed(proxy.invoke("late"))).hasMessage("call 'late' on 'echo': the communicator is shut down");
        assertThat(failed(client.proxy("new:local -n b").invoke("late")))
                .hasMessage("call 'late' on 'new': the communicator is shut down");
    }

    /** One call waits for an answer, and one until it is tried again. */
    private List<CompletableFuture<?>> callsOfWhichOneIsToBeTriedAgain(Communicator client, Duration deadline) {
        Relay a = server("a");
        server("b");
        counting.hold();
        Proxy proxy = client.proxy(World.over("a", "b")).withDeadline(deadline);
        world.time.complete(proxy.connect());
        List<CompletableFuture<?>> calls = List.of(
                proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {}),
                proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {}));
        world.time.run();
        a.cut();
        return calls;
    }

    private Communicator patient() {
        return world.communicator(
                options -> options.retry((failure, idempotent, risky) -> new Decision.Retry(Duration.ofSeconds(1))));
    }

    @Test
    void shouldFailACallThatIsToBeTriedAgainWhenTheCommunicatorShutsDown() {
        Communicator client = patient();
        List<CompletableFuture<?>> calls = callsOfWhichOneIsToBeTriedAgain(client, Duration.ofSeconds(20));
        client.shutdown();
        world.time.run();

        List<? extends CompletableFuture<?>> ended =
                calls.stream().filter(CompletableFuture::isDone).toList();
        assertThat(ended).hasSize(1);
        assertThat(failed(ended.get(0)))
                .hasMessageStartingWith("call 'op' on 'echo': the communicator is shut down")
                .hasMessageContaining("LOST_SENT");
    }

    @Test
    void shouldTryACallAgainAfterItsDelay() {
        List<CompletableFuture<?>> calls = callsOfWhichOneIsToBeTriedAgain(patient(), Duration.ofSeconds(20));
        world.time.advance(Duration.ofMillis(999));
        assertThat(counting.total()).isEqualTo(2);
        world.time.advance(Duration.ofMillis(1));
        assertThat(counting.total()).isEqualTo(3);
        counting.letGo();
        world.time.run();

        assertThat(calls).allSatisfy(call -> assertThat(call).isCompleted());
    }

    @Test
    void shouldNotTryACallAgainWhoseTimeIsUp() {
        List<CompletableFuture<?>> calls = callsOfWhichOneIsToBeTriedAgain(patient(), Duration.ofMillis(500));
        world.time.advance(Duration.ofSeconds(5));

        assertThat(calls).allSatisfy(call -> assertThat(call).isCompletedExceptionally());
        assertThat(counting.total()).isEqualTo(2);
    }

    @Test
    void shouldFinishItsCallsBeforeItShutsDown() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy(World.over("a")).invoke("op");
        world.time.run();
        CompletableFuture<Void> stopped = client.shutdown();
        world.time.advance(Duration.ofSeconds(30));
        assertThat(stopped).isNotDone();
        counting.letGo();
        world.time.run();

        assertThat(call).isCompleted();
        assertThat(stopped).isCompleted();
    }

    @Test
    void shouldShutDownAlthoughThePeerHangs() {
        server("a");
        counting.hold();
        Communicator client = world.communicator();
        CompletableFuture<?> call = client.proxy(World.over("a")).invoke("op");
        world.time.run();
        CompletableFuture<Void> stopped = client.shutdown();
        world.time.advance(Duration.ofSeconds(71)); // the deadline, and the patience for the peer to hang up

        assertThat(call).isCompletedExceptionally();
        assertThat(stopped).isCompleted();
    }
}
