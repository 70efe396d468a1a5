package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.NotExistException;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.endpoint.ObjectReference;
import io.floe.fault.ConfigurationException;
import io.floe.fault.UnreachableException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Identity;
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

/** Proxies without endpoints, found through a locator. */
@ExtendWith(LeakCheck.class)
class LocatorTest {
    private final World world = new World();
    private final Map<String, Integer> counts = new TreeMap<>();
    private Registry registry;
    private Communicator client;
    private Relay a;

    @BeforeEach
    void startThreeServersAndARegistry() {
        a = server("a");
        server("b");
        server("c");
        registry = new Registry(world, "grid").adapter("A", "a", "b");
        client = client();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Communicator client() {
        return world.communicator(options -> options.locator(registry.locator()));
    }

    private Relay server(String name) {
        world.serve("server-" + name, Dispatcher.of(request -> {
            counts.merge(name, 1, Integer::sum);
            return request.reply();
        }));
        return new Relay(world, name, "server-" + name);
    }

    private void calls(Proxy proxy, int number) {
        for (int i = 0; i < number; i++) {
            world.call(proxy);
        }
    }

    private void keepCalling(Proxy proxy, int seconds) {
        for (int i = 0; i < seconds; i++) {
            world.time.advance(Duration.ofSeconds(1));
            calls(proxy, 1);
        }
    }

    @Test
    void shouldCallAllEndpointsOfAnAdapter() {
        calls(client.proxy("echo@A"), 10);

        assertThat(counts).isEqualTo(Map.of("a", 5, "b", 5));
        assertThat(registry.questions).containsExactly("adp:A");
    }

    @Test
    void shouldAskOnceForCallsAndIdentitiesThatWaitTogether() {
        registry.hold();
        for (int i = 0; i < 20; i++) {
            client.proxy("echo" + i + "@A").invoke("op");
            client.proxy("echo@A").withBalancer("random").invoke("op");
        }
        world.time.run();
        assertThat(registry.questions).containsExactly("adp:A");
        registry.letGo();

        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
    }

    @Test
    void shouldFindAWellKnownObjectByItsEndpoints() {
        registry.objects.put("echo", client.proxy("other:local -n c").reference());
        calls(client.proxy("echo"), 2);

        assertThat(counts).isEqualTo(Map.of("c", 2));
        assertThat(registry.questions).containsExactly("obj:echo");
    }

    @Test
    void shouldFindAWellKnownObjectByItsAdapter() {
        registry.objects.put("echo", client.proxy("echo@A").reference());
        calls(client.proxy("echo"), 2);

        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 1));
        assertThat(registry.questions).containsExactly("obj:echo", "adp:A");
    }

    @Test
    void shouldLetReplicasJoinAndLeaveWhileCallsGoOn() {
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 4);
        registry.adapter("A", "b", "c");
        keepCalling(proxy, 35);
        counts.clear();
        calls(proxy, 10);

        assertThat(counts).isEqualTo(Map.of("b", 5, "c", 5));
    }

    @Test
    void shouldFindAServerThatMovedWithinTheCallThatMissesIt() {
        registry.adapter("A", "a");
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 1);
        world.time.advance(Duration.ofSeconds(1));
        a.kill();
        registry.adapter("A", "b");
        calls(proxy, 1);

        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void shouldAskAgainSoonWhenOneOfTheEndpointsFails() {
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 2);
        world.time.advance(Duration.ofSeconds(5));
        a.kill();
        registry.adapter("A", "b", "c");
        keepCalling(proxy, 8);
        counts.clear();
        calls(proxy, 10);

        assertThat(counts).isEqualTo(Map.of("b", 5, "c", 5));
    }

    @Test
    void shouldAskLessAndLessWhileAnEndpointStaysDown() {
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 2);
        a.kill();
        keepCalling(proxy, 600);

        assertThat(registry.count("adp:A")).isLessThan(10 + 600 / 25);
    }

    @Test
    void shouldHarmNoCallWhenTheLocatorIsGone() {
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 2);
        registry.stop();
        keepCalling(proxy, 300);

        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(302);
    }

    @Test
    void shouldWaitForNoLocatorThatIsSilent() {
        Proxy proxy = client.proxy("echo@A");
        calls(proxy, 2);
        registry.hold();
        world.time.advance(Duration.ofMinutes(2));
        calls(proxy, 2);
        world.time.advance(Duration.ofMinutes(6)); // nobody called, so that it was let go
        calls(proxy, 2);

        assertThat(counts).isEqualTo(Map.of("a", 3, "b", 3));
        registry.letGo();
    }

    @Test
    void shouldFailOverToAnotherRegistry() {
        Registry slave = new Registry(world, "slave").adapter("A", "c");
        Communicator other =
                world.communicator(options -> options.locator("Grid/Locator:local -n grid:local -n slave"));
        registry.stop();
        calls(other.proxy("echo@A"), 2);

        assertThat(counts).isEqualTo(Map.of("c", 2));
        assertThat(slave.questions).containsExactly("adp:A");
    }

    @Test
    void shouldUseAProxysOwnLocator() {
        Registry another = new Registry(world, "another").adapter("A", "c");
        Proxy own = client.proxy("echo@A").withLocator(client.proxy(another.locator()));
        Communicator configured = world.communicator(
                options -> options.property("Mine", "echo@A").property("Mine.Locator", another.locator()));
        calls(own, 1);
        calls(configured.proxyFromProperty("Mine"), 1);

        assertThat(counts).isEqualTo(Map.of("c", 2));
        assertThat(registry.questions).isEmpty();
    }

    @Test
    void shouldSayThatTheLocatorKnowsNoSuchAdapter() {
        assertThat(failure(client.proxy("echo@Nobody")))
                .hasMessageContaining("locator 'Grid/Locator -t -e 1.1:local -n grid -t 60000' was asked for adapter"
                        + " 'Nobody' and answered AdapterNotFoundException (expected: a registered one)");
        assertThat(failure(client.proxy("nobody")))
                .hasMessageContaining("was asked for object 'nobody' and answered ObjectNotFoundException");
    }

    @Test
    void shouldSayThatAnAdapterIsNotRunning() {
        registry.adapter("Idle");

        assertThat(failure(client.proxy("echo@Idle"))).hasMessageContaining("and answered nil");
    }

    @Test
    void shouldSayThatTheLocatorCannotBeReached() {
        registry.stop();

        assertThat(failure(client.proxy("echo@A")))
                .hasMessageContaining("was asked for adapter 'A' and answered nothing: ")
                .hasMessageContaining("connection refused: local:grid");
    }

    @Test
    void shouldTakeNoAdapterThatIsAnsweredByAnotherName() {
        registry.objects.put("loop", client.proxy("loop").reference());

        assertThat(failure(client.proxy("loop"))).hasMessageContaining("which has no endpoints");
    }

    private Throwable failure(Proxy proxy) {
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        Throwable failure = World.failure(call);
        assertThat(failure).isInstanceOf(UnreachableException.class);
        return failure;
    }

    @Test
    void shouldAskAgainForWhatWasNotFound() {
        Proxy proxy = client.proxy("echo@New");
        failure(proxy);
        failure(proxy);
        assertThat(registry.count("adp:New")).isEqualTo(1);
        registry.adapter("New", "a");
        world.time.advance(Duration.ofSeconds(1));
        calls(proxy, 1);

        assertThat(counts).isEqualTo(Map.of("a", 1));
    }

    @Test
    void shouldAskNoMoreThanItsCacheTimeoutSays() {
        Communicator patient = world.communicator(
                options -> options.locator(registry.locator()).property("Ice.Default.LocatorCacheTimeout", "-1"));
        Communicator hasty = world.communicator(
                options -> options.locator(registry.locator()).property("Ice.Default.LocatorCacheTimeout", "5"));
        keepCalling(patient.proxy("echo@A"), 120);
        assertThat(registry.questions).hasSize(1);
        keepCalling(hasty.proxy("echo@A"), 100);

        assertThat(registry.questions).hasSizeBetween(19, 24);
    }

    @Test
    void shouldAskForEachCallIfNoAnswerIsToBeKept() {
        Proxy proxy = keepingNothing().proxy("echo@A");
        calls(proxy, 4);
        assertThat(registry.questions).hasSize(4);
        registry.adapter("A", "c");
        calls(proxy, 1);
        world.time.advance(Duration.ofMinutes(1));

        assertThat(counts).isEqualTo(Map.of("a", 2, "b", 2, "c", 1));
        assertThat(registry.questions).hasSize(5);
    }

    @Test
    void shouldJoinTheQuestionsOfCallsThatKeepNothing() {
        Proxy proxy = keepingNothing().proxy("echo@A");
        calls(proxy, 1);
        registry.hold();
        for (int i = 0; i < 9; i++) {
            proxy.invoke("op");
        }
        world.time.run();
        registry.letGo();

        assertThat(registry.questions).hasSize(2);
        assertThat(counts).isEqualTo(Map.of("a", 5, "b", 5));
    }

    @Test
    void shouldGoOnCallingWithoutALocatorThoughNothingIsToBeKept() {
        Proxy proxy = keepingNothing().proxy("echo@A");
        calls(proxy, 2);
        registry.stop();
        keepCalling(proxy, 60);

        assertThat(counts).isEqualTo(Map.of("a", 31, "b", 31));
    }

    private Communicator keepingNothing() {
        return world.communicator(
                options -> options.locator(registry.locator()).property("Ice.Default.LocatorCacheTimeout", "0"));
    }

    @Test
    void shouldFindAWellKnownObjectThatMovedWithinTheCallThatMissesIt() {
        Proxy proxy = wellKnownAt("empty");
        missed(proxy);
        registry.objects.put("echo", client.proxy("other:local -n c").reference());
        world.time.advance(Duration.ofSeconds(5));
        calls(proxy, 1);

        assertThat(counts).isEqualTo(Map.of("c", 1));
        assertThat(registry.questions).containsExactly("obj:echo", "obj:echo", "obj:echo");
    }

    @Test
    void shouldAskOnceForManyCallsThatMissAWellKnownObject() {
        Proxy proxy = wellKnownAt("empty");
        List<CompletableFuture<Reply>> missing = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            missing.add(proxy.invoke("op"));
        }
        world.time.advance(Duration.ofSeconds(1));

        assertThat(missing).allMatch(call -> World.failure(call) instanceof NotExistException);
        assertThat(registry.questions).containsExactly("obj:echo", "obj:echo");
    }

    @Test
    void shouldSayThatAWellKnownObjectIsMissingThoughTheLocatorIsGone() {
        Proxy proxy = wellKnownAt("empty");
        missed(proxy);
        registry.stop();
        missed(proxy);

        assertThat(registry.questions).containsExactly("obj:echo", "obj:echo");
    }

    @Test
    void shouldNotAskForAnAdapterAgainThatLacksAnObject() {
        wellKnownAt("empty");
        registry.adapter("Empty", "empty");
        missed(client.proxy("echo@Empty"));

        assertThat(registry.questions).containsExactly("adp:Empty");
    }

    /** A well-known object that the registry thinks is at a server, which has no object. */
    private Proxy wellKnownAt(String server) {
        ObjectAdapter empty = world.adapter(world.communicator(), "local -n " + server);
        world.time.complete(empty.activate());
        registry.objects.put("echo", client.proxy("other:local -n " + server).reference());
        return client.proxy("echo");
    }

    private void missed(Proxy proxy) {
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.advance(Duration.ofSeconds(1));
        assertThat(World.failure(call)).isInstanceOf(NotExistException.class);
    }

    @Test
    void shouldAskForNothingInTheBackgroundIfTold() {
        Communicator client = world.communicator(
                options -> options.locator(registry.locator()).property("Ice.BackgroundLocatorCacheUpdates", "0"));
        keepCalling(client.proxy("echo@A"), 120);

        assertThat(registry.questions).hasSize(1);
    }

    @Test
    void shouldAskForNothingWhileNobodyCalls() {
        calls(client.proxy("echo@A"), 1);
        world.time.advance(Duration.ofMinutes(6));
        int asked = registry.questions.size();
        world.time.advance(Duration.ofHours(5));

        assertThat(registry.questions).hasSize(asked);
        calls(client.proxy("echo@A"), 1);
        assertThat(registry.questions).hasSize(asked + 1);
    }

    @Test
    void shouldFindMoreEndpointsThanAProxyMayHave() {
        String[] many = new String[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = "n" + i;
            world.serve(many[i], Dispatcher.of(request -> {
                counts.merge(request.operation(), 1, Integer::sum);
                return request.reply();
            }));
        }
        registry.adapter("Many", many);
        Proxy proxy = client.proxy("echo@Many");
        world.time.complete(proxy.connect());

        assertThat(client.endpoints()).hasSize(101);
    }

    @Test
    void shouldTellWhatItFound() {
        assertThat(world.time.complete(client.proxy("echo@A").resolve()))
                .extracting(Object::toString)
                .containsExactly("local -n a -t infinite", "local -n b -t infinite");
        assertThat(world.time.complete(client.proxy(World.over("c")).resolve()))
                .extracting(Object::toString)
                .containsExactly("local -n c -t 60000");
    }

    @Test
    void shouldRefuseALocatorWithoutEndpoints() {
        assertThatThrownBy(() -> world.communicator(options -> options.locator("Grid/Locator@X")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Ice.Default.Locator: 'Grid/Locator@X' (expected: a proxy with endpoints)");
    }

    @Test
    void shouldReadAnAnswerInEncoding10() {
        calls(client.proxy("echo -e 1.0@A"), 2);

        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 1));
        assertThat(ObjectReference.of(Identity.of("x"), List.of()).withAdapterId("A"))
                .hasToString("x -t -e 1.1 @ A");
    }
}
