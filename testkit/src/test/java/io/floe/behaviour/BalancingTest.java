package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Batch;
import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.EndpointState;
import io.floe.Proxy;
import io.floe.balance.Balancer;
import io.floe.balance.Member;
import io.floe.fault.ConfigurationException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Identity;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class BalancingTest {
    private final World world = new World();
    private final Map<String, Integer> counts = new TreeMap<>();
    private Relay a;
    private Relay b;
    private Relay c;

    @BeforeEach
    void startThreeServers() {
        a = server("a");
        b = server("b");
        c = server("c");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Relay server(String name) {
        world.serve("server-" + name, counting(name));
        return new Relay(world, name, "server-" + name);
    }

    private Dispatcher counting(String name) {
        return Dispatcher.of(request -> {
            counts.merge(name, 1, Integer::sum);
            return request.reply();
        });
    }

    private Proxy proxy() {
        return world.communicator().proxy(World.over("a", "b", "c"));
    }

    private void calls(Proxy proxy, int number) {
        for (int i = 0; i < number; i++) {
            world.call(proxy);
        }
    }

    private int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    @Test
    void shouldDivideCallsByStrictRoundRobin() {
        calls(proxy(), 100);

        assertThat(counts.values()).containsExactlyInAnyOrder(33, 33, 34);
    }

    @Test
    void shouldConnectEveryEndpointFromTheFirstCallOn() {
        calls(proxy(), 1);

        assertThat(a.dials).hasSize(1);
        assertThat(b.dials).hasSize(1);
        assertThat(c.dials).hasSize(1);
    }

    @Test
    void shouldStayEvenBetweenSteadyEndpointsWhileAnotherFlaps() {
        Proxy proxy = proxy();
        calls(proxy, 1);
        for (int i = 0; i < 50; i++) {
            c.kill();
            calls(proxy, 1 + i % 5);
            c.open();
            world.time.advance(Duration.ofMillis(800));
            calls(proxy, 1 + i % 4);

            assertThat(Math.abs(count("a") - count("b"))).isLessThanOrEqualTo(1);
        }
        assertThat(count("c")).isGreaterThan(20);
    }

    @Test
    void shouldShareOneRotationBetweenProxiesOfOneGroup() {
        Communicator client = world.communicator();
        Proxy first = client.proxy(World.over("a", "b", "c"));
        Proxy second = first.withFacet("other").withIdentity(Identity.of("x"));
        for (int i = 0; i < 30; i++) {
            world.call(first);
            world.call(second);
        }

        assertThat(counts.values()).containsExactly(20, 20, 20);
        assertThat(a.dials).hasSize(1);
    }

    @Test
    void shouldOpenConnectionsOfItsOwnForAConnectionId() {
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        world.call(proxy.withConnectionId("mine"));
        world.call(proxy.withConnectionId("mine").withFacet("f"));
        world.call(proxy.oneway().withConnectionId("yours"));

        assertThat(a.dials).hasSize(3);
    }

    @Test
    void shouldUseOnlyTheFirstEndpointInOrder() {
        calls(proxy().withBalancer("ordered"), 20);

        assertThat(counts).isEqualTo(Map.of("a", 20));
        assertThat(b.dials).isEmpty();
    }

    @Test
    void shouldFailOverInOrderAndFailBack() {
        Proxy proxy = proxy().withBalancer("ordered");
        calls(proxy, 1);
        a.kill();
        calls(proxy, 10);
        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 10));
        a.open();
        world.time.advance(Duration.ofMillis(800));
        calls(proxy, 10);

        assertThat(counts).isEqualTo(Map.of("a", 11, "b", 10));
    }

    @Test
    void shouldNotWaitLongForASilentFirstEndpointInOrder() {
        a.swallow(true);
        CompletableFuture<?> call = proxy().withBalancer("ordered").invoke("op");
        world.time.advance(Duration.ofMillis(250));

        assertThat(call).isCompleted();
        assertThat(counts).isEqualTo(Map.of("b", 1));
    }

    @Test
    void shouldUseAllEndpointsAtRandom() {
        calls(proxy().withBalancer("random"), 300);

        assertThat(counts.values()).allMatch(count -> count > 50);
    }

    @Test
    void shouldStickToOneEndpointUntilItFails() {
        Proxy proxy = proxy().withBalancer("sticky");
        calls(proxy, 20);
        assertThat(counts).hasSize(1).containsValue(20);
        assertThat(a.dials.size() + b.dials.size() + c.dials.size()).isEqualTo(1);
        String first = counts.keySet().iterator().next();
        Relay stuck = first.equals("a") ? a : first.equals("b") ? b : c;
        stuck.kill();
        calls(proxy, 10);
        stuck.open();
        world.time.advance(Duration.ofSeconds(5));
        calls(proxy, 10);

        assertThat(counts).hasSize(2).containsEntry(first, 20).containsValue(20);
    }

    @Test
    void shouldOpenOneConnectionForManyFirstCallsOfAStickyProxy() {
        Proxy proxy = proxy().withBalancer("sticky");
        for (int i = 0; i < 50; i++) {
            proxy.invoke("op");
        }
        world.time.run();

        assertThat(counts).hasSize(1).containsValue(50);
        assertThat(a.dials.size() + b.dials.size() + c.dials.size()).isEqualTo(1);
    }

    @Test
    void shouldFlushABatchWholeToOneEndpoint() {
        Proxy proxy = proxy();
        calls(proxy, 3);
        counts.clear();
        for (int i = 0; i < 6; i++) {
            Batch batch = proxy.batch();
            for (int j = 0; j < 10; j++) {
                batch.add("op", out -> {});
            }
            world.time.complete(batch.flush());
            world.time.run();
        }

        assertThat(counts).isEqualTo(Map.of("a", 20, "b", 20, "c", 20));
    }

    @Test
    void shouldTakeInAtOnceWhateverNamesAreResolvedAtOnce() {
        Set<Integer> sizes = new HashSet<>();
        Balancer watching = new Balancer() {
            private final Balancer turns = Balancer.roundRobin();

            @Override
            public Picker update(List<? extends Member> members) {
                return turns.update(members);
            }

            @Override
            public Reach reach() {
                return turns.reach();
            }

            @Override
            public <M extends Member> List<M> order(List<M> members) {
                sizes.add(members.size());
                return members;
            }
        };
        String[] names = IntStream.range(0, 50).mapToObj(i -> "nobody" + i).toArray(String[]::new);

        CompletableFuture<?> connected = world.communicator()
                .proxy(World.over(names))
                .withBalancer(() -> watching)
                .connect();
        world.time.advance(Duration.ofSeconds(1));

        assertThat(connected).isCompletedExceptionally();
        assertThat(sizes).contains(50).isSubsetOf(0, 50);
    }

    @Test
    void shouldChooseTheBalancerByProperty() {
        Communicator client = world.communicator(options -> options.property("floe.balancer", "ordered"));
        calls(client.proxy(World.over("b", "a")), 5);

        assertThat(counts).isEqualTo(Map.of("b", 5));
    }

    @Test
    void shouldChooseTheBalancerOfOneProxyByPropertyInFloesWordsAndInIces() {
        Communicator client = world.communicator(options -> options.properties(Map.of(
                "Shop",
                World.over("c", "a"),
                "Shop.balancer",
                "ordered",
                "Bar",
                World.over("b", "a"),
                "Bar.EndpointSelection",
                "Ordered")));
        calls(client.proxyFromProperty("Shop"), 5);
        calls(client.proxyFromProperty("Bar"), 4);

        assertThat(counts).isEqualTo(Map.of("c", 5, "b", 4));
    }

    @Test
    void shouldSayWhichWordsIceHasForAChoiceOfEndpoints() {
        Communicator client = world.communicator(
                options -> options.properties(Map.of("Bar", World.over("a"), "Bar.EndpointSelection", "random")));

        assertThatThrownBy(() -> client.proxyFromProperty("Bar"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Bar.EndpointSelection: random (expected: Random or Ordered)");
    }

    @Test
    void shouldUseABalancerOfAStrangersThatWasFoundByItsName() {
        Proxy proxy = proxy().withBalancer("last_of_all");
        calls(proxy, 1); // all are connected now
        counts.clear();
        calls(proxy, 6);

        assertThat(counts).isEqualTo(Map.of("c", 6));
    }

    @Test
    void shouldDivideCallsByTheWeightsInTheName() {
        calls(proxy().withBalancer("weighted_round_robin"), 1); // all are connected now
        counts.clear();
        calls(proxy().withBalancer("weighted_round_robin:local:a=3,local:b=1"), 50);

        assertThat(counts).isEqualTo(Map.of("a", 30, "b", 10, "c", 10));
    }

    @Test
    void shouldSendTheCallsOfAnObjectToOneEndpointByHash() {
        for (int i = 0; i < 30; i++) {
            Proxy one = proxy().withBalancer("consistent_hash").withIdentity(Identity.of("object-" + i));
            calls(one, 1); // all are connected with the first one
            counts.clear();
            calls(one, 10);
            assertThat(counts).hasSize(1).containsValue(10);
        }
    }

    @Test
    void shouldSendTheCallsOfAContextToOneEndpointByHash() {
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            Proxy one = proxy().withBalancer("consistent_hash:session").withContext(Map.of("session", "s" + i));
            calls(one, 1);
            counts.clear();
            calls(one, 5);
            assertThat(counts).hasSize(1).containsValue(5);
            places.merge(counts.keySet().iterator().next(), 1, Integer::sum);
        }

        assertThat(places).hasSize(3);
    }

    @Test
    void shouldUseAllEndpointsByTwoChoices() {
        calls(proxy().withBalancer("least_request"), 300);
        assertThat(counts.values()).hasSize(3).allMatch(count -> count > 50);
        counts.clear();
        calls(proxy().withBalancer("peak_ewma"), 300);
        assertThat(counts.values()).hasSize(3).allMatch(count -> count > 50);
    }

    @Test
    void shouldConnectAnEndpointAgainThatWasClosedForLackOfCalls() {
        Communicator client = world.communicator();
        Proxy both = client.proxy(World.over("a", "b"));
        Proxy onlyA = client.proxy(World.over("a"));
        world.call(both);
        world.time.advance(Duration.ofSeconds(200));
        world.call(onlyA);
        world.time.advance(Duration.ofSeconds(150)); // b was not used for 350 s, a for 150 s
        calls(both, 20);
        world.time.advance(Duration.ofSeconds(1));
        counts.clear();
        calls(both, 20);

        assertThat(counts).isEqualTo(Map.of("a", 10, "b", 10));
        assertThat(client.endpoints()).allMatch(status -> status.state() == EndpointState.UP);
    }
}
