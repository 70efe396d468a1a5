package io.floe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.sim.Simulation.Call;
import io.floe.sim.Simulation.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@code docs/fault-tolerance.md} that numbers can tell, each under one fault at a time. */
class InvariantsTest {
    private final List<Call> calls = new ArrayList<>();
    private Simulation world = new Simulation(9, 3);

    @AfterEach
    void stop() {
        world.close();
    }

    private void servers(int number) {
        world.close();
        world = new Simulation(9, number);
    }

    private void callFor(Proxy proxy, Duration duration, Duration gap) {
        calls.addAll(world.callFor(proxy, duration, gap));
    }

    /** When an endpoint of a client was dialled, as its listener was told. */
    private Stream<Told> dials() {
        return world.events.stream()
                .filter(told -> told.event().to() == EndpointState.PROBING
                        || told.event().to() == EndpointState.CONNECTING);
    }

    /** The most of these times that lie within one span. */
    static int densest(List<Long> times, Duration span) {
        int most = 0;
        for (int from = 0, to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) >= span.toNanos()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"KILLED", "CUT_OFF", "CLOSES_EARLY", "NOT_ICE", "DRAINED"})
    void shouldFailNoCallAndDelayNoneWhileOneOfThreeServes(Fault fault) {
        world.fail(fault, 0, 1);
        Proxy proxy = world.proxy(world.client());
        Call first = world.call(proxy, false);
        world.advance(Duration.ofMillis(2));
        assertThat(first.future()).isCompleted();
        for (int i = 0; i < 1_000; i++) {
            Call call = world.call(proxy, i % 2 == 0);
            world.advance(SimServer.ROUND_TRIP);
            assertThat(call.future()).isCompleted();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"KILLED", "CUT_OFF", "CLOSES_EARLY", "NOT_ICE", "DRAINED"})
    void shouldDialNoEndpointMoreThanTwiceASecond(Fault fault) {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        world.fail(fault, 0, 1, 2);
        world.fail(Fault.RESET, 0, 1, 2);
        callFor(proxy, Duration.ofSeconds(60), Duration.ofMillis(10));

        for (SimServer server : world.servers) {
            List<Long> times = dials().filter(told -> told.event().endpoint().contains("-n " + server.name() + " "))
                    .map(Told::at)
                    .toList();
            assertThat(densest(times, Duration.ofSeconds(2))).isLessThanOrEqualTo(4);
            assertThat(times).hasSizeGreaterThan(3);
        }
    }

    @Test
    void shouldProbeTwentyTimesASecondAtMostInAllAndInTurn() {
        servers(60);
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        world.events.clear();
        world.servers.forEach(server -> server.fail(Fault.KILLED));
        callFor(proxy, Duration.ofSeconds(12), Duration.ofMillis(50));
        List<Long> times = dials().map(Told::at).toList();

        assertThat(densest(times, Duration.ofSeconds(1))).isLessThanOrEqualTo(20);
        assertThat(times).hasSizeGreaterThan(180);
        assertThat(dials().map(told -> told.event().endpoint()).distinct()).hasSize(60);
    }

    @Test
    void shouldProbeNobodyAfterFiveMinutesWithoutACall() {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        world.fail(Fault.KILLED, 0, 1, 2);
        world.advance(Duration.ofMinutes(5).plusSeconds(11));
        long before = dials().count();
        world.advance(Duration.ofMinutes(60));

        assertThat(dials().count()).isEqualTo(before);
    }

    @ParameterizedTest(name = "after {0} s")
    @ValueSource(ints = {1, 7, 28, 45, 300})
    void shouldSenseARecoveryInTime(int outage) {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(20));
        world.fail(Fault.KILLED, 0);
        callFor(proxy, Duration.ofSeconds(outage), Duration.ofMillis(200));
        world.fail(Fault.NONE, 0);
        long back = world.now();
        world.events.clear();
        callFor(proxy, Duration.ofSeconds(12), Duration.ofMillis(50));

        long sensed = at(EndpointState.WARMING) - back;
        assertThat(Duration.ofNanos(sensed)).isLessThanOrEqualTo(Duration.ofMillis(outage < 30 ? 760 : 10_010));
        assertThat(at(EndpointState.UP) - back - sensed).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    }

    private long at(EndpointState state) {
        return world.events.stream()
                .filter(told -> told.event().to() == state)
                .findFirst()
                .orElseThrow()
                .at();
    }

    @Test
    void shouldHaveOneDialUnderWayHoweverManyWait() {
        world.fail(Fault.CUT_OFF, 0, 1, 2);
        Communicator client = world.client();
        for (int i = 0; i < 100; i++) {
            world.call(world.proxy(client).withBalancer(i % 2 == 0 ? "random" : "ordered"), true);
            world.advance(Duration.ofMillis(10));
        }
        world.fail(Fault.NONE, 0, 1, 2);
        world.advance(Duration.ofMillis(10));

        assertThat(world.servers).allMatch(server -> server.links() <= 1);
    }

    @Test
    void shouldTakeTheShareOfItsRampWhenItComesBack() {
        Proxy proxy = world.proxy(world.client());
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(2));
        world.fail(Fault.KILLED, 0);
        callFor(proxy, Duration.ofSeconds(2), Duration.ofMillis(2));
        world.fail(Fault.NONE, 0);
        while (world.events.get(world.events.size() - 1).event().to() != EndpointState.WARMING) {
            world.advance(Duration.ofMillis(1));
        }
        for (int window = 0; window < 5; window++) {
            int before = world.servers.get(0).served();
            callFor(proxy, Duration.ofMillis(100), Duration.ofMillis(1).dividedBy(4));
            double served = world.servers.get(0).served() - before;
            double meant = 0.1 + 0.9 * (window + 0.5) / 5;
            double share = 400 * meant / (2 + meant); // of 400 calls, its weight beside two of weight 1
            assertThat(served).isBetween(0.8 * share, 1.2 * share);
        }
    }

    @Test
    void shouldStayFairBetweenSteadyServersWhileAnotherFails() {
        servers(4);
        Proxy proxy = world.proxy(world.client());
        List<Fault> faults = List.of(Fault.values());
        for (int i = 0; i < 60; i++) {
            world.fail(3, faults.get(i % faults.size()));
            callFor(proxy, Duration.ofMillis(100 + 37 * (i % 7)), Duration.ofMillis(5));
        }
        world.advance(Duration.ofSeconds(1));
        int[] served = world.servers.stream()
                .limit(3)
                .mapToInt(SimServer::served)
                .sorted()
                .toArray();

        assertThat(served[2] - served[0]).isLessThanOrEqualTo(60);
        assertThat(served[0]).isGreaterThan(800);
    }

    @Test
    void shouldSendLittleTwiceInAnOutage() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        for (int i = 0; i < 400; i++) {
            callFor(proxy, Duration.ofMillis(25), Duration.ofMillis(1));
            world.fail(Fault.RESET, 0, 1, 2);
        }
        int executions =
                world.executions.values().stream().mapToInt(Integer::intValue).sum();
        long attempts =
                client.endpoints().stream().mapToLong(EndpointStatus::calls).sum();

        assertThat(attempts)
                .isGreaterThanOrEqualTo(executions)
                .isLessThanOrEqualTo((long) (1.2 * calls.size()) + 10 * 10);
    }

    @Test
    void shouldPassOverAtMostHalfOfThoseWhoseCallsOftenFail() {
        servers(4);
        Proxy proxy = world.proxy(world.client()).withDeadline(Duration.ofMillis(15)); // before it is overdue
        world.fail(Fault.FLAKY, 0, 1, 2);
        callFor(proxy, Duration.ofSeconds(10), Duration.ofMillis(2));
        Map<String, EndpointState> states = new HashMap<>();
        List<Long> out = new ArrayList<>();
        for (Told told : world.events) {
            states.put(told.event().endpoint(), told.event().to());
            out.add(states.values().stream()
                    .filter(state -> state == EndpointState.SUSPECT)
                    .count());
        }

        assertThat(out).contains(2L).allMatch(count -> count <= 2);
        assertThat(world.events)
                .filteredOn(told -> told.event().to() == EndpointState.SUSPECT)
                .allMatch(told -> told.event().reason().contains("less than 80 %"));
        assertThat(world.events)
                .filteredOn(told -> told.event().endpoint().contains("-n s3 "))
                .extracting(told -> told.event().to())
                .containsExactly(EndpointState.CONNECTING, EndpointState.UP);
    }

    @Test
    void shouldChangeNothingForExceptionsOfTheServer() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        int before = world.events.size();
        world.fail(Fault.THROWS, 0);
        callFor(proxy, Duration.ofSeconds(10), Duration.ofMillis(5));

        assertThat(world.events).hasSize(before);
        assertThat(client.endpoints()).allMatch(one -> one.state() == EndpointState.UP && one.failures() == 0);
    }

    @Test
    void shouldSuspectAServerWhereFiveCallsInARowRunOutOfTime() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client).withDeadline(Duration.ofMillis(15)); // sooner than anything is overdue
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(5));
        world.fail(Fault.STOPPED, 0);
        callFor(proxy, Duration.ofMillis(200), Duration.ofMillis(5));
        assertThat(client.endpoints())
                .filteredOn(one -> one.state() == EndpointState.SUSPECT)
                .extracting(EndpointStatus::endpoint)
                .allMatch(endpoint -> endpoint.contains("-n s0 "))
                .hasSize(1);
        world.fail(Fault.NONE, 0);
        callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(5));

        assertThat(client.endpoints()).allMatch(one -> one.state() == EndpointState.UP);
    }

    @Test
    void shouldHedgeWhatTakesLongerThanUsualIfToldSo() {
        Proxy proxy = world.proxy(world.client(options -> options.hedging(true)));
        callFor(proxy, Duration.ofSeconds(2), Duration.ofMillis(5));
        world.fail(Fault.STOPPED, 0);
        calls.clear();
        callFor(proxy, Duration.ofMillis(15), Duration.ofMillis(5)); // one of them at the stopped one
        world.advance(Duration.ofMillis(16));

        assertThat(calls).hasSize(3).allMatch(call -> call.future().isDone());
    }
}
