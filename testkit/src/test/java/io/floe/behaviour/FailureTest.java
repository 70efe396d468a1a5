package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.fault.Attempt;
import io.floe.fault.ConnectionLostException;
import io.floe.fault.Failure.Kind;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class FailureTest {
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

    private static CompletableFuture<?> idempotent(Proxy proxy) {
        return proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {});
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
    void shouldNameEveryEndpointWhenAllRefuse() {
        Proxy proxy = world.communicator().proxy(World.over("x", "y", "z"));
        InvocationException exception = failed(proxy.invoke("op"));

        assertThat(exception).isInstanceOf(UnreachableException.class);
        assertThat(exception.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(exception.attempts())
                .extracting(Attempt::endpoint)
                .containsExactly("local -n x -t 60000", "local -n y -t 60000", "local -n z -t 60000");
        assertThat(kinds(exception)).containsOnly(Kind.REFUSED);
        assertThat(exception)
                .hasMessageStartingWith("call 'op' on 'echo': no endpoint could take the call (outcome not sent)\n"
                        + "  local -n x -t 60000 (local:x) REFUSED: connection refused: local:x after 0.0 ms");
    }

    @Test
    void shouldFailAtOnceWhileTheLastAttemptIsFresh() {
        Relay a = server("a");
        Proxy proxy = world.communicator().proxy(World.over("a", "x"));
        world.call(proxy);
        world.time.advance(Duration.ofSeconds(1)); // else the next dial would come too early, and the call wait for it
        a.kill();
        failed(proxy.invoke("op"));
        int dials = a.dials.size();
        for (int i = 0; i < 100; i++) {
            assertThat(kinds(failed(proxy.invoke("op")))).containsExactly(Kind.REFUSED, Kind.REFUSED);
        }

        assertThat(a.dials).hasSize(dials);
    }

    @Test
    void shouldBringTheProbeForwardWhenTheLastAttemptIsOld() {
        Relay a = server("a");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        world.time.advance(Duration.ofSeconds(1)); // else the next dial would come too early, and the call wait for it
        a.kill();
        failed(proxy.invoke("op"));
        world.time.advance(Duration.ofMinutes(2)); // probes are 5 to 10 s apart by now
        world.time.advance(client.endpoints().get(0).nextProbe().orElseThrow());
        world.time.advance(Duration.ofSeconds(1)); // the probe that just failed is old now, and the next one far away
        a.open();
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.advance(Duration.ofMillis(500));

        assertThat(call).isCompleted();
    }

    @Test
    void shouldProbeAtMostTwiceASecondWithJitterAndComeBackByItself() {
        Relay a = server("a");
        server("b");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a", "b"));
        world.call(proxy);
        a.swallow(true); // so that the dials are seen; nobody validates
        a.cut();
        a.dials.clear();
        for (int i = 0; i < 200; i++) {
            world.call(proxy);
            world.time.advance(Duration.ofMillis(100));
        }

        assertThat(a.dials).hasSizeBetween(3, 41);
        for (int i = 4; i < a.dials.size(); i++) {
            assertThat(a.dials.get(i) - a.dials.get(i - 4)).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
        }
        a.swallow(false);
        world.time.advance(Duration.ofSeconds(6));
        assertThat(client.endpoints()).allMatch(status -> status.state() == EndpointState.UP);
    }

    @Test
    void shouldProbeARefusingEndpointEveryHalfToThreeQuartersOfASecond() {
        Relay b = server("b");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("x", "b"));
        world.call(proxy);
        List<Long> probes = new ArrayList<>();
        Duration step = Duration.ofMillis(1);
        EndpointState before = EndpointState.DOWN;
        long due = -1;
        for (int i = 0; i < 10_000; i++) {
            world.time.advance(step);
            var status = client.endpoints().stream()
                    .filter(one -> one.endpoint().contains("-n x"))
                    .findFirst()
                    .orElseThrow();
            long next = status.nextProbe().orElse(Duration.ZERO).toMillis();
            if (next > due + 1) {
                probes.add((long) i);
            }
            due = next;
            before = status.state();
        }
        List<Long> gaps = new ArrayList<>();
        for (int i = 2; i < probes.size(); i++) {
            gaps.add(probes.get(i) - probes.get(i - 1));
        }

        assertThat(before).isEqualTo(EndpointState.DOWN);
        assertThat(gaps).hasSizeGreaterThan(10).allMatch(gap -> gap >= 499 && gap <= 751);
        assertThat(gaps.stream().distinct().count()).isGreaterThan(3);
        assertThat(b.dials).hasSize(1);
    }

    @Test
    void shouldStopProbingAfterFiveIdleMinutesAndStartAgainWithTheNextCall() {
        Relay a = server("a");
        server("b");
        Communicator client = world.communicator();
        Proxy both = client.proxy(World.over("a", "b"));
        Proxy onlyB = client.proxy(World.over("b"));
        world.call(both);
        a.swallow(true);
        a.cut();
        for (int i = 0; i < 400; i++) {
            world.call(onlyB); // keeps b open, and is no reason to probe a
            world.time.advance(Duration.ofSeconds(1));
        }
        int dials = a.dials.size();
        world.time.advance(Duration.ofSeconds(60));
        assertThat(a.dials).hasSize(dials);
        a.swallow(false);
        world.call(both);
        world.time.advance(Duration.ofSeconds(1));

        assertThat(client.endpoints()).allMatch(status -> status.state() == EndpointState.UP);
    }

    @Test
    void shouldNeverWaitForAConnectWhileAnotherConnectionIsOpen() {
        Relay a = server("a");
        server("b");
        a.swallow(true);
        Proxy proxy = world.communicator().proxy(World.over("a", "b"));
        for (int i = 0; i < 20; i++) {
            world.call(proxy);
        }

        assertThat(counting.total()).isEqualTo(20);
        assertThat(a.dials).hasSize(1);
    }

    @Test
    void shouldRedirectWhatADrainingServerDidNotExecute() {
        server("b");
        ObjectAdapter first = world.serve("first", counting.hold());
        Proxy proxy =
                world.communicator().proxy("echo:local -n first:local -n b").withBalancer("ordered");
        CompletableFuture<?> running = proxy.invoke("runs");
        world.time.run();
        CompletableFuture<Void> stopped = first.deactivate();
        CompletableFuture<?> late = proxy.invoke("late");
        world.time.run();
        assertThat(running).isNotDone();
        counting.letGo();
        world.time.run();

        assertThat(stopped).isCompleted();
        assertThat(running).isCompleted();
        assertThat(late).isCompleted();
        assertThat(counting.executions).containsEntry("runs", 1).containsEntry("late", 1);
    }

    @Test
    void shouldTellThatACallMayHaveRunWhenItsConnectionDies() {
        Relay a = server("a");
        server("b");
        counting.hold();
        Proxy proxy = world.communicator().proxy(World.over("a"));
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        a.cut();
        InvocationException exception = failed(call);

        assertThat(exception).isInstanceOf(ConnectionLostException.class);
        assertThat(exception.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(exception)
                .hasMessage("call 'op' on 'echo': connection lost, the call may have been executed\n"
                        + "  local -n a -t 60000 (local:a) LOST_SENT: connection lost after 0.0 ms");
        assertThat(counting.executions).containsEntry("op", 1);
    }

    @Test
    void shouldSendAnIdempotentCallOnceMoreWhenItsConnectionDies() {
        Relay a = server("a");
        server("b");
        counting.hold();
        Proxy proxy = world.communicator().proxy(World.over("a", "b")).withBalancer("ordered");
        CompletableFuture<?> call = idempotent(proxy);
        world.time.run();
        a.kill();
        counting.letGo();
        world.time.run();

        assertThat(call).isCompleted();
        assertThat(counting.executions).containsEntry("op", 2);
    }

    @Test
    void shouldGiveUpAnIdempotentCallAfterTwoRetries() {
        Relay a = server("a");
        counting.hold();
        Proxy proxy = world.communicator().proxy(World.over("a"));
        CompletableFuture<?> call = idempotent(proxy);
        for (int i = 0; i < 3; i++) {
            world.time.advance(Duration.ofSeconds(1));
            a.cut();
        }
        InvocationException exception = failed(call);

        assertThat(exception.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(kinds(exception)).containsExactly(Kind.LOST_SENT, Kind.LOST_SENT, Kind.LOST_SENT);
        assertThat(counting.executions).containsEntry("op", 3);
    }

    @Test
    void shouldForgetEndpointsThatNobodyUses() {
        Communicator client = world.communicator();
        for (int i = 0; i < 100; i++) {
            failed(client.proxy("x:local -n gone" + i).invoke("op"));
        }
        assertThat(client.endpoints()).hasSize(100);
        world.time.advance(Duration.ofMinutes(11));
        server("a");
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        assertThat(client.endpoints()).hasSize(1);
        world.time.advance(Duration.ofMinutes(11));
        failed(client.proxy("x:local -n gone").invoke("op"));
        world.call(proxy); // it was forgotten, and is found again

        assertThat(client.endpoints()).hasSize(2);
    }

    @Test
    void shouldTryARejectedEndpointAgainWhenCallsComeAfterALongPause() {
        Silent hostile = new Silent(world, "hostile");
        hostile.greetWith("HTTP/1.1 400 Bad Request\r\n\r\n");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy("echo:local -n hostile");
        assertThat(kinds(failed(proxy.invoke("op")))).containsExactly(Kind.NOT_ICE);
        world.time.advance(Duration.ofMinutes(9));
        hostile.close();
        world.serve("hostile", counting);
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();

        assertThat(call).isCompleted();
    }
}
