package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Proxy;
import io.floe.fault.InvocationException;
import io.floe.fault.Outcome;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every execution is counted at the servers while connections die at random bytes, in the middle of anything. */
@ExtendWith(LeakCheck.class)
class AtMostOnceTest {
    private static final int CALLS = 400;

    private final World world = new World();
    private final Counting counting = new Counting();
    private final Map<String, CompletableFuture<?>> calls = new LinkedHashMap<>();

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122, 4711, 815})
    void shouldExecuteNoCallTwiceThatMustNotRunTwice(long seed) {
        Random random = new Random(seed);
        for (String name : new String[] {"a", "b", "c"}) {
            world.serve("server-" + name, counting);
            Relay relay = new Relay(world, name, "server-" + name);
            relay.life(() -> 14 + random.nextInt(4_000)); // the 14 bytes of ValidateConnection pass
        }
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a", "b", "c"));
        for (int i = 0; i < CALLS; i++) {
            String operation = "n" + i;
            calls.put(operation, proxy.invoke(operation, out -> out.writeByteSeq(new byte[random.nextInt(300)])));
            if (random.nextInt(4) == 0) {
                String again = "i" + i;
                calls.put(again, proxy.invoke(again, OperationMode.IDEMPOTENT, out -> {}));
            }
            if (random.nextInt(3) == 0) {
                world.time.run();
            }
            if (random.nextInt(10) == 0) {
                world.time.advance(Duration.ofMillis(random.nextInt(300)));
            }
        }
        world.time.advance(Duration.ofSeconds(61));

        calls.forEach(this::shouldBeTold);
        assertThat(client.endpoints()).allMatch(status -> status.outstanding() == 0);
        assertThat(calls.values().stream().filter(call -> !call.isCompletedExceptionally()))
                .hasSizeGreaterThan(CALLS / 2);
    }

    private void shouldBeTold(String operation, CompletableFuture<?> call) {
        int executions = counting.executions.getOrDefault(operation, 0);
        assertThat(call).as(operation).isDone();
        assertThat(executions).as(operation).isLessThanOrEqualTo(operation.startsWith("n") ? 1 : 3);
        if (!call.isCompletedExceptionally()) {
            assertThat(executions).as(operation).isPositive();
        } else if (((InvocationException) World.failure(call)).outcome() != Outcome.UNKNOWN) {
            assertThat(executions).as(operation).isZero();
        }
    }
}
