package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.NotExistException;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a locator is asked, and how often. */
class LocatorQuestionsTest extends LocatedServers {
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
}
