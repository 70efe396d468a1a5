package io.floe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.internal.runtime.CommunicatorBuilder;
import io.floe.sim.Simulation.Call;
import io.floe.testkit.SocketlessEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that say nothing, or little: what is avoided, what is rescued, what is given up. */
class SilenceTest {
    private final Simulation world = new Simulation(5, 3);
    private final List<Call> calls = new ArrayList<>();

    @AfterEach
    void stop() {
        world.close();
    }

    /** 200 calls a second, every other one idempotent. */
    private void callFor(Proxy proxy, Duration duration) {
        for (long i = 0; i < duration.toMillis() / 5; i++) {
            calls.add(world.call(proxy, calls.size() % 2 == 0));
            world.advance(Duration.ofMillis(5));
        }
    }

    private EndpointStatus status(Communicator client, int server) {
        return client.endpoints().stream()
                .filter(one -> one.endpoint().contains("-n s" + server + " "))
                .findFirst()
                .orElseThrow();
    }

    private int served(int server, Runnable during) {
        int before = world.servers.get(server).served();
        during.run();
        return world.servers.get(server).served() - before;
    }

    @Test
    void shouldAvoidAStoppedProcessWithinTensOfMillisecondsAndRescueItsIdempotentCalls() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.STOPPED);
        calls.clear();
        callFor(proxy, Duration.ofMillis(60));
        assertThat(status(client, 0).avoided()).isTrue();
        callFor(proxy, Duration.ofMillis(500));

        assertThat(calls)
                .filteredOn(Call::idempotent)
                .allMatch(call -> call.future().isDone());
        assertThat(calls.stream().filter(call -> !call.future().isDone())).hasSizeLessThan(4);
        assertThat(calls).allMatch(call -> !call.future().isCompletedExceptionally());
        assertThat(status(client, 0).state()).isEqualTo(EndpointState.UP);
    }

    @Test
    void shouldGoOnRescuingAfterAStrangersBalancerThrew() {
        Proxy proxy = world.proxy(world.client()).withBalancer("startled");
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.STOPPED);
        calls.clear();
        callFor(proxy, Duration.ofMillis(500));

        assertThat(calls)
                .filteredOn(Call::idempotent)
                .allMatch(call -> call.future().isDone() && !call.future().isCompletedExceptionally());
    }

    @Test
    void shouldTakeAStoppedProcessBackSoonAfterItGoesOn() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.STOPPED);
        callFor(proxy, Duration.ofSeconds(8));
        world.fail(0, Fault.NONE);
        callFor(proxy, Duration.ofMillis(1_500));

        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(1)))).isBetween(66, 67);
        assertThat(calls)
                .allMatch(call -> call.future().isDone() && !call.future().isCompletedExceptionally());
        assertThat(status(client, 0).connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_OFF", "DEAF"})
    void shouldGiveUpAPeerThatAcknowledgesNothingNewForTwoSeconds(Fault fault) {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, fault);
        calls.clear();
        callFor(proxy, Duration.ofMillis(2_500));

        assertThat(calls)
                .filteredOn(Call::idempotent)
                .allMatch(call -> !call.future().isCompletedExceptionally());
        assertThat(calls.stream().filter(call -> call.future().isCompletedExceptionally()))
                .hasSizeBetween(1, 8);
        assertThat(status(client, 0).state()).isIn(EndpointState.DOWN, EndpointState.SUSPECT, EndpointState.PROBING);
        world.fail(0, Fault.NONE);
        callFor(proxy, Duration.ofMillis(1_500));
        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(1)))).isBetween(66, 67);
    }

    @Test
    void shouldNotGiveUpAStoppedProcessHoweverLong() {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.STOPPED);
        callFor(proxy, Duration.ofSeconds(12));
        world.fail(0, Fault.NONE);
        world.settle();
        world.advance(Duration.ofSeconds(1));

        assertThat(calls)
                .allMatch(call -> call.future().isDone() && !call.future().isCompletedExceptionally());
    }

    @Test
    void shouldNotAccuseAnEndpointForEverOfOneCallThatIsNeverAnswered() {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.FLAKY);
        List<Call> lost = List.of(world.call(proxy, false), world.call(proxy, false), world.call(proxy, false));
        world.advance(Duration.ofMillis(2));
        world.fail(0, Fault.NONE);
        callFor(proxy, Duration.ofSeconds(2));

        assertThat(lost).filteredOn(call -> !call.future().isDone()).hasSize(1);
        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(10)))).isBetween(666, 667);
    }

    @Test
    void shouldRescueFromTwoSickServersAtOnce() {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.CUT_OFF);
        world.fail(1, Fault.BUSY);
        calls.clear();
        callFor(proxy, Duration.ofSeconds(1));
        world.advance(Duration.ofSeconds(3));

        assertThat(calls)
                .filteredOn(Call::idempotent)
                .allMatch(call -> call.future().isDone() && !call.future().isCompletedExceptionally());
    }

    @Test
    void shouldAskWhoSaysNothingForHalfAMinuteWhereNobodyTellsWhatIsAcknowledged() {
        Communicator client = world.client(
                options -> ((CommunicatorBuilder) options).engine(new SocketlessEngine(channel -> Optional.empty())));
        Proxy proxy = world.proxy(client).withDeadline(Duration.ofMinutes(5));
        for (int server = 0; server < 3; server++) {
            world.fail(server, Fault.BUSY);
        }
        calls.add(world.call(proxy, false));
        world.advance(Duration.ofSeconds(30));
        assertThat(world.pings()).isZero();
        world.advance(Duration.ofSeconds(1));
        assertThat(world.pings()).isEqualTo(1);
        world.advance(Duration.ofSeconds(60));
        assertThat(world.pings()).isBetween(2, 3);
        for (int server = 0; server < 3; server++) {
            world.fail(server, Fault.NONE);
        }

        assertThat(calls.get(0).future()).isCompleted();
        assertThat(client.endpoints()).allMatch(one -> one.state() == EndpointState.UP && one.connections() == 1);
    }

    @Test
    void shouldSendFewCallsToAServerThatBecameSlow() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        world.fail(0, Fault.SLOW);
        callFor(proxy, Duration.ofMillis(500));
        int slow = served(0, () -> callFor(proxy, Duration.ofSeconds(5)));
        assertThat(slow).isLessThan(1_000 * 5 / 100);
        world.fail(0, Fault.NONE);
        callFor(proxy, Duration.ofSeconds(2));

        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(1)))).isBetween(66, 67);
    }

    @Test
    void shouldNotExcuseWhoLosesAnswersByItsOwnNoise() {
        Proxy proxy = world.proxy(world.client());
        world.fail(0, Fault.NOISY);
        callFor(proxy, Duration.ofSeconds(5));
        world.fail(0, Fault.LOSSY);
        calls.clear();
        callFor(proxy, Duration.ofSeconds(5));
        world.advance(Duration.ofSeconds(1));

        assertThat(calls)
                .allMatch(call -> call.future().isDone() && !call.future().isCompletedExceptionally());
        assertThat(calls).filteredOn(Call::idempotent).allMatch(call -> world.took(call) <= 60);
    }

    @Test
    void shouldFindAServerThatBecameSlowHoweverNoisyTheOthersAre() {
        Proxy proxy = world.proxy(world.client());
        world.servers.forEach(server -> server.fail(Fault.NOISY));
        callFor(proxy, Duration.ofSeconds(5));
        world.fail(0, Fault.SLOW);
        callFor(proxy, Duration.ofMillis(500));

        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(5)))).isLessThan(1_000 * 5 / 100);
    }

    @Test
    void shouldFindAServerThatWasSlowFromTheStart() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        world.fail(0, Fault.SLOW);
        callFor(proxy, Duration.ofSeconds(3));

        assertThat(served(0, () -> callFor(proxy, Duration.ofSeconds(5)))).isLessThan(1_000 * 5 / 100);
    }

    @Test
    void shouldAvoidNobodyWhenAllFallSilentTogether() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) {
            world.fail(i, Fault.STOPPED);
        }
        callFor(proxy, Duration.ofSeconds(1));

        assertThat(client.endpoints()).noneMatch(EndpointStatus::avoided);
    }

    @Test
    void shouldAvoidAStoppedServerForASingleCallerWhoWaits() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(2));
        world.advance(Duration.ofSeconds(1));
        world.fail(0, Fault.STOPPED);
        List<Call> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(world.call(proxy, true));
        }
        world.advance(Duration.ofMillis(100));

        assertThat(waiting).allMatch(call -> call.future().isDone());
        assertThat(status(client, 0).avoided()).isTrue();
    }
}
