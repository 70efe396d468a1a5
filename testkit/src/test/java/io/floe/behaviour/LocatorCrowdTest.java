package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.Reply;
import io.netty.util.ResourceLeakDetector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand clients of one registry: their questions are few, and never come all at once. */
class LocatorCrowdTest {
    private static final int CLIENTS = 1000;
    private static final Duration TICK = Duration.ofMillis(100);
    /** Of all clients, within a tick. */
    private static final int CROWD = CLIENTS / 20;

    private final World world = new World();
    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
    private final List<Proxy> proxies = new ArrayList<>();
    private final List<CompletableFuture<Reply>> calls = new ArrayList<>();
    private Registry registry;
    private Relay a;
    private int next;
    private int busiest;

    @BeforeEach
    void startAThousandClients() {
        ResourceLeakDetector.setLevel(
                ResourceLeakDetector.Level.SIMPLE); // the hunt for leaks would take most of the time
        for (String name : List.of("a", "b")) {
            world.serve("server-" + name, Dispatcher.of(request -> request.reply()));
        }
        a = new Relay(world, "a", "server-a");
        Relay b = new Relay(world, "b", "server-b");
        assertThat(b.dials).isEmpty();
        registry = new Registry(world, "grid").adapter("A", "a", "b");
        for (int i = 0; i < CLIENTS; i++) {
            Communicator client = world.communicator(options -> options.locator(registry.locator()));
            proxies.add(client.proxy("echo@A"));
        }
    }

    @AfterEach
    void stop() {
        world.close();
        ResourceLeakDetector.setLevel(level);
    }

    /** Each client calls once in twenty seconds; notes the busiest tick of the registry. */
    private int pass(Duration time) {
        int before = registry.questions.size();
        busiest = 0;
        long ticks = time.dividedBy(TICK);
        for (long tick = 0; tick < ticks; tick++) {
            int earlier = registry.questions.size();
            for (int i = 0; i < CLIENTS / 200; i++) {
                calls.add(proxies.get(next++ % CLIENTS).invoke("op"));
            }
            world.time.advance(TICK);
            busiest = Math.max(busiest, registry.questions.size() - earlier);
        }
        return registry.questions.size() - before;
    }

    private long failed() {
        return calls.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
    }

    @Test
    void shouldAskLittleAndNeverInACrowd() {
        int first = pass(Duration.ofSeconds(20));
        int steady = pass(Duration.ofSeconds(40));
        int crowdOfSteady = busiest;
        a.kill();
        int afterADeath = pass(Duration.ofSeconds(20));
        int crowdOfADeath = busiest;
        a.open();
        pass(Duration.ofSeconds(10));
        registry.stop();
        pass(Duration.ofSeconds(40));
        registry.restart();
        int afterReturn = pass(Duration.ofSeconds(40));
        int crowdOfReturn = busiest;
        System.out.printf(
                "[look-ups] %d clients: first 20 s %d; steady 40 s %d, busiest 100 ms %d; 20 s after a server died %d,"
                        + " busiest %d; 40 s after the registry returned %d, busiest %d; failed calls %d of %d%n",
                CLIENTS,
                first,
                steady,
                crowdOfSteady,
                afterADeath,
                crowdOfADeath,
                afterReturn,
                crowdOfReturn,
                failed(),
                calls.size());

        assertThat(failed()).isZero();
        assertThat(first).isBetween(CLIENTS, CLIENTS + CLIENTS / 10);
        assertThat(steady).isLessThan(3 * CLIENTS);
        assertThat(afterADeath).isLessThan(6 * CLIENTS);
        assertThat(afterReturn).isBetween(CLIENTS, 4 * CLIENTS);
        assertThat(List.of(crowdOfSteady, crowdOfADeath, crowdOfReturn)).allMatch(crowd -> crowd <= CROWD);
    }
}
