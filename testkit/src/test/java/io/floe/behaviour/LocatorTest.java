package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.endpoint.ObjectReference;
import io.floe.fault.ConfigurationException;
import io.floe.wire.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proxies without endpoints, found through a locator. */
class LocatorTest extends LocatedServers {
    @Test
    void shouldCallAllEndpointsOfAnAdapter() {
        calls(client.proxy("echo@A"), 10);

        assertThat(counts).isEqualTo(Map.of("a", 5, "b", 5));
        assertThat(registry.questions).containsExactly("adp:A");
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

    /** A well-known object that the registry thinks is at a server, which has no object. */
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
