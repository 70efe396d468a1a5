package io.floe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.fault.UnreachableException;
import io.floe.sim.Simulation.Call;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When nobody can be reached: calls are refused at once, join what is under way, or wait if they were told so. */
class AllDownTest {
    private Simulation world = new Simulation(9, 3);

    @AfterEach
    void stop() {
        world.close();
    }

    private void servers(int number) {
        world.close();
        world = new Simulation(9, number);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"KILLED", "CLOSES_EARLY", "NOT_ICE"})
    void shouldFailCallsWithinTenMillisecondsWhenAllAreDownAndNameEveryEndpoint(Fault fault) {
        Proxy proxy = world.proxy(world.client());
        world.callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        world.fail(fault, 0, 1, 2);
        world.fail(Fault.RESET, 0, 1, 2);
        world.callFor(proxy, Duration.ofSeconds(5), Duration.ofMillis(10));
        Call call = world.call(proxy, true);
        world.advance(Duration.ofMillis(10));

        assertThat(call.future()).isCompletedExceptionally();
        UnreachableException failure = unreachable(call);
        assertThat(failure.standings()).hasSize(3).allSatisfy(standing -> {
            assertThat(standing.state()).isIn("DOWN", "PROBING", "REJECTED");
            assertThat(standing.cause()).isPresent();
            assertThat(standing.nextProbe()).isPresent();
        });
        assertThat(failure).hasMessageContainingAll("local -n s0", "local -n s1", "local -n s2", "tried again in");
        world.fail(Fault.NONE, 0, 1, 2);
        world.advance(Duration.ofSeconds(fault == Fault.NOT_ICE ? 12 : 1));
        Call again = world.call(proxy, true);
        world.advance(Duration.ofMillis(2));
        assertThat(again.future()).isCompleted();
    }

    @Test
    void shouldFailCallsInFlightWithinTenMillisecondsWhenTheLastServerDies() {
        servers(2);
        Proxy proxy = world.proxy(world.client());
        world.callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        for (int i = 0; i < 20; i++) {
            Call call = world.call(proxy, true);
            world.fail(Fault.KILLED, 0, 1);
            world.advance(Duration.ofMillis(10));
            assertThat(call.future()).isDone();
            world.fail(Fault.NONE, 0, 1);
            world.callFor(proxy, Duration.ofSeconds(2), Duration.ofMillis(50));
        }
    }

    private static UnreachableException unreachable(Call call) {
        try {
            call.future().join();
            throw new AssertionError("answered (expected: unreachable)");
        } catch (CompletionException e) {
            return (UnreachableException) Objects.requireNonNull(e.getCause());
        }
    }

    @Test
    void shouldBringTheNextProbeForwardWhenNoneIsYoung() {
        Communicator client = world.client();
        Proxy proxy = world.proxy(client);
        world.callFor(proxy, Duration.ofSeconds(1), Duration.ofMillis(10));
        world.fail(Fault.KILLED, 0, 1, 2);
        world.callFor(proxy, Duration.ofSeconds(60), Duration.ofMillis(500));
        world.advance(Duration.ofSeconds(2));
        while (client.endpoints().stream()
                .anyMatch(one -> one.nextProbe().orElseThrow().toMillis() < 1_000)) {
            world.advance(Duration.ofMillis(100));
        }
        world.fail(Fault.NONE, 0, 1, 2);
        Call call = world.call(proxy, true);
        world.advance(Duration.ofMillis(2));

        assertThat(call.future()).isCompleted();
    }

    @Test
    void shouldWaitForAnEndpointIfToldSo() {
        Proxy proxy = world.proxy(world.client(options -> options.waitForEndpoints(true)))
                .withDeadline(Duration.ofSeconds(30));
        world.fail(Fault.KILLED, 0, 1, 2);
        Call served = world.call(proxy, false);
        world.advance(Duration.ofSeconds(20));
        assertThat(served.future()).isNotDone();
        world.fail(Fault.NONE, 1);
        world.advance(Duration.ofSeconds(1));
        assertThat(served.future()).isCompleted();
        world.fail(Fault.KILLED, 1);
        Call late = world.call(proxy, false);
        world.advance(Duration.ofMillis(29_999));
        assertThat(late.future()).isNotDone();
        world.advance(Duration.ofMillis(1));
        assertThat(late.future()).isCompletedExceptionally();
    }

    @Test
    void shouldForgetWhoWaitedInVainAsSoonAsItsTimeIsUp() {
        Proxy proxy = world.proxy(world.client(options -> options.waitForEndpoints(true)))
                .withDeadline(Duration.ofSeconds(1));
        world.fail(Fault.KILLED, 0, 1, 2);
        world.callFor(proxy, Duration.ofSeconds(60), Duration.ofSeconds(2)); // from now on probes are seldom
        WeakReference<CompletableFuture<?>> waits =
                new WeakReference<>(world.call(proxy, true).future());
        world.advance(Duration.ofMillis(100));
        int before = world.events.size();
        world.advance(Duration.ofMillis(901));
        System.gc();

        assertThat(waits.get()).isNull();
        assertThat(world.events).hasSize(before); // which would have made it leave
    }
}
