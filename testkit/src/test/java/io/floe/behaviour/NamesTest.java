package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.EndpointEvent;
import io.floe.EndpointListener;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every address of a name takes calls, and names change while calls go on. */
@ExtendWith(LeakCheck.class)
class NamesTest {
    private final World world = new World();
    private final Map<String, Integer> counts = new TreeMap<>();
    private NamedTransport.Names names;
    private Relay a;
    private Communicator client;
    private Proxy proxy;

    @BeforeEach
    void startThreeServersOfOneName() {
        a = server("a");
        server("b");
        server("c");
        names = new NamedTransport.Names("hello").are("a", "b", "c");
        client = world.communicator();
        proxy = client.proxy("echo:named -h hello");
    }

    @AfterEach
    void stop() {
        world.close();
        names.close();
    }

    private Relay server(String name) {
        world.serve("server-" + name, Dispatcher.of(request -> {
            counts.merge(name, 1, Integer::sum);
            return request.reply();
        }));
        return new Relay(world, name, "server-" + name);
    }

    private void calls(int number) {
        for (int i = 0; i < number; i++) {
            world.call(proxy);
        }
    }

    /** A call a second. */
    private void keepCalling(int seconds) {
        for (int i = 0; i < seconds; i++) {
            world.time.advance(Duration.ofSeconds(1));
            calls(1);
        }
    }

    @Test
    void shouldCallEveryAddressOfAName() {
        calls(30);

        assertThat(counts).isEqualTo(Map.of("a", 10, "b", 10, "c", 10));
        assertThat(names.questions).hasSize(1);
    }

    @Test
    void shouldResolveNamesSideBySide() {
        NamedTransport.Names slow = new NamedTransport.Names("slow").are("c");
        slow.hold();
        names.are("a");
        Proxy both = client.proxy("echo:named -h slow:named -h hello");
        world.call(both);
        assertThat(counts).isEqualTo(Map.of("a", 1));
        slow.letGo();
        world.time.run();
        for (int i = 0; i < 4; i++) {
            world.call(both);
        }

        assertThat(counts).isEqualTo(Map.of("a", 3, "c", 2));
        slow.close();
    }

    @Test
    void shouldLetAnAddressJoinThatANameGets() {
        names.are("a", "b");
        calls(2);
        names.are("a", "b", "c");
        keepCalling(35);
        counts.clear();
        calls(30);

        assertThat(counts).isEqualTo(Map.of("a", 10, "b", 10, "c", 10));
        assertThat(a.dials).hasSize(1);
    }

    @Test
    void shouldDrainAnAddressThatANameLoses() {
        Counting slow = new Counting().hold();
        world.serve("d", slow);
        names.are("d");
        CompletableFuture<?> inFlight = proxy.invoke("op");
        world.time.run();
        names.are("a");
        world.time.advance(Duration.ofSeconds(35));
        calls(5);

        assertThat(counts).isEqualTo(Map.of("a", 5));
        assertThat(slow.held).hasSize(1);
        assertThat(inFlight).isNotDone();
        slow.letGo();
        world.time.run();
        assertThat(inFlight).isCompleted();
    }

    @Test
    void shouldAskForANameAgainEveryHalfMinuteOfCalls() {
        keepCalling(300);

        assertThat(names.questions).hasSizeBetween(9, 12);
    }

    @Test
    void shouldAskForNoNameWhenNobodyCalls() {
        calls(1);
        world.time.advance(Duration.ofMinutes(6));
        int before = names.questions.size();
        world.time.advance(Duration.ofHours(1));

        assertThat(names.questions).hasSize(before);
        names.are("c");
        calls(1);
        keepCalling(35);
        counts.clear();
        calls(5);
        assertThat(counts).isEqualTo(Map.of("c", 5));
    }

    @Test
    void shouldFindAServerThatMovedWithinTheCallThatMissesIt() {
        names.are("a");
        calls(1);
        world.time.advance(Duration.ofSeconds(1));
        a.kill();
        names.are("b");
        CompletableFuture<?> call = proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {});
        world.time.run();

        assertThat(call).isCompleted();
        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void shouldTryTheNextAddressAfterAQuarterOfASecond() {
        a.swallow(true);
        CompletableFuture<?> call = proxy.withBalancer("ordered").invoke("op");
        world.time.advance(Duration.ofMillis(249));
        assertThat(call).isNotDone();
        world.time.advance(Duration.ofMillis(1));

        assertThat(call).isCompleted();
        assertThat(counts).isEqualTo(Map.of("b", 1));
    }

    @Test
    void shouldKeepTheAddressesOfANameThatIsGone() {
        calls(3);
        names.are();
        keepCalling(90);

        assertThat(client.endpoints()).extracting(EndpointStatus::address).hasSize(3);
    }

    @Test
    void shouldForgetAnAddressThatIsGone() {
        calls(3);
        names.are("a", "b");
        keepCalling(70);

        assertThat(client.endpoints())
                .extracting(EndpointStatus::address)
                .containsExactlyInAnyOrder("local:a", "local:b");
    }

    @Test
    void shouldDialWhoWasRefusedSoonAfterEachReloadOfTrustButNotMoreThanTwiceASecond() {
        Silent refused = new Silent(world, "d");
        refused.greetWith("HTTP/1.1 400 Bad Request");
        names.are("d");
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        assertThat(call).isCompletedExceptionally();
        int before = refused.channels.size();
        for (int i = 0; i < 80; i++) {
            names.trustChanged();
            world.time.advance(Duration.ofMillis(50));
        }

        assertThat(refused.channels.size() - before).isBetween(6, 8);
    }

    @Test
    void shouldTellThatTrustChanged() {
        List<String> told = new ArrayList<>();
        Communicator other = world.communicator(options -> options.endpointListener(new EndpointListener() {
            @Override
            public void changed(EndpointEvent event) {
                told.add(event.to().name());
            }

            @Override
            public void trustChanged() {
                told.add("trust");
            }
        }));
        world.call(other.proxy("echo:named -h hello"));
        names.trustChanged();
        world.time.run();

        assertThat(told).contains("UP").endsWith("trust");
    }

    @Test
    void shouldCallElsewhereWhatIsDrainedByHandUntilItIsProbed() {
        calls(3);
        client.drain(client.endpoints().stream()
                .filter(one -> one.address().endsWith(":a"))
                .findFirst()
                .orElseThrow());
        world.time.run();
        counts.clear();
        calls(100);
        world.time.advance(Duration.ofMinutes(4));
        calls(100);

        assertThat(counts).containsOnly(Map.entry("b", 100), Map.entry("c", 100));
        client.probe();
        world.time.advance(Duration.ofSeconds(1));
        counts.clear();
        calls(99);
        assertThat(counts).containsOnly(Map.entry("a", 33), Map.entry("b", 33), Map.entry("c", 33));
    }
}
