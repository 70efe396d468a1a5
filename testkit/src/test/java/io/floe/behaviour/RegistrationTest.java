package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Request;
import io.floe.fault.ConfigurationException;
import io.floe.testkit.LeakCheck;
import io.floe.wire.Identity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Adapters that a registry knows. */
@ExtendWith(LeakCheck.class)
class RegistrationTest {
    private final World world = new World();
    private Registry registry;
    private Communicator server;

    @BeforeEach
    void startARegistry() {
        registry = new Registry(world, "grid");
        server = communicator();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Communicator communicator() {
        return world.communicator(options -> options.locator(registry.locator()));
    }

    private ObjectAdapter adapter(String endpoint) {
        return world.adapter(server, "local -n " + endpoint).addDefault("", Dispatcher.of(Request::reply));
    }

    @Test
    void shouldRegisterWithItsActivationAndWithdrawWhenItStops() {
        ObjectAdapter adapter = adapter("a").registerAs("A", "");
        assertThat(registry.questions).isEmpty();
        world.time.complete(adapter.activate());
        assertThat(registry.adapters).isEqualTo(Map.of("A", List.of("a")));
        world.call(communicator().proxy("echo@A"));
        world.time.complete(adapter.deactivate());

        assertThat(registry.adapters).isEmpty();
        assertThat(registry.questions).containsExactly("set:A", "adp:A", "drop:A");
    }

    @Test
    void shouldRegisterInAReplicaGroup() {
        world.time.complete(adapter("a").registerAs("A", "G").activate());
        world.time.complete(adapter("b").registerAs("B", "G").activate());

        assertThat(registry.adapters).isEqualTo(Map.of("A", List.of("a"), "B", List.of("b"), "G", List.of("a", "b")));
    }

    @Test
    void shouldRegisterByProperties() {
        Communicator configured = world.communicator(options -> options.property("test.AdapterId", "A")
                .property("test.ReplicaGroupId", "G")
                .property("test.Locator", registry.locator()));
        ObjectAdapter adapter = world.adapter(configured, "local -n a");
        world.time.complete(adapter.activate());

        assertThat(registry.adapters).containsOnlyKeys("A", "G");
        assertThat(adapter.proxy(Identity.of("echo"))).hasToString("echo -t -e 1.1 @ G");
    }

    @Test
    void shouldMakeProxiesThatCarryItsId() {
        ObjectAdapter adapter = adapter("a").registerAs("A", "");
        world.time.complete(adapter.activate());

        assertThat(adapter.proxy(Identity.of("echo"))).hasToString("echo -t -e 1.1 @ A");
        world.call(adapter.proxy(Identity.of("echo")));
    }

    @Test
    void shouldServeThoughTheRegistryIsAwayAndRegisterWhenItComes() {
        registry.stop();
        ObjectAdapter adapter = adapter("a").registerAs("A", "");
        world.time.complete(adapter.activate());
        world.call(world.communicator().proxy(World.over("a")));
        world.time.advance(Duration.ofMinutes(5));
        registry.restart();
        world.time.advance(Duration.ofSeconds(20));

        assertThat(registry.adapters).isEqualTo(Map.of("A", List.of("a")));
    }

    @Test
    void shouldRegisterAgainWhenTheRegistryReturnsWithoutItsState() {
        world.time.complete(adapter("a").registerAs("A", "").activate());
        registry.stop();
        registry.adapters.clear();
        world.time.advance(Duration.ofSeconds(15));
        registry.restart();
        world.time.advance(Duration.ofSeconds(20));
        assertThat(registry.adapters).isEqualTo(Map.of("A", List.of("a")));
        registry.adapters.clear();
        world.time.advance(Duration.ofSeconds(12));

        assertThat(registry.adapters).isEqualTo(Map.of("A", List.of("a")));
    }

    @Test
    void shouldWriteNothingToARegistryThatKnowsIt() {
        world.time.complete(adapter("a").registerAs("A", "").activate());
        world.time.advance(Duration.ofMinutes(10));

        assertThat(registry.count("set:A")).isEqualTo(1);
        assertThat(registry.count("adp:A")).isBetween(50, 70);
    }

    @Test
    void shouldSayThatTheRegistryRefusesIt() {
        ObjectAdapter adapter = adapter("a").registerAs("Refused", "");
        CompletableFuture<?> activation = adapter.activate();
        world.time.run();

        assertThat(World.failure(activation))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("adapter 'Refused': registry 'Grid/Registry ")
                .hasMessageEndingWith("answered AdapterNotFoundException (expected: an adapter that the registry knows,"
                        + " or IceGrid.Registry.DynamicRegistration=1)");
    }

    @Test
    void shouldWithdrawWhenItsCommunicatorIsShutDown() {
        world.time.complete(adapter("a").registerAs("A", "").activate());
        CompletableFuture<Void> ended = server.shutdown();
        world.time.run();

        assertThat(registry.questions).endsWith("drop:A");
        assertThat(ended).isCompleted();
    }

    @Test
    void shouldNotWaitLongForARegistryWhenItStops() {
        ObjectAdapter adapter = adapter("a").registerAs("A", "");
        world.time.complete(adapter.activate());
        registry.hold();
        CompletableFuture<Void> ended = adapter.deactivate();
        world.time.advance(Duration.ofSeconds(2));

        assertThat(ended).isCompleted();
    }

    @Test
    void shouldRefuseAnIdWithoutALocator() {
        ObjectAdapter adapter =
                world.adapter(world.communicator(), "local -n a").registerAs("A", "");

        assertThatThrownBy(adapter::activate)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("adapter 'A': no locator (expected: Ice.Default.Locator, or one of the adapter's own)");
    }

    @Test
    void shouldRefuseAGroupWithoutAnId() {
        Communicator configured = world.communicator(options -> options.property("test.ReplicaGroupId", "G"));

        assertThatThrownBy(() -> world.adapter(configured, "local -n a"))
                .hasRootCauseMessage("test.ReplicaGroupId: G (expected: test.AdapterId beside it)");
    }
}
