package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.balance.Balancer;
import io.floe.endpoint.Endpoint;
import io.floe.fault.ConfigurationException;
import io.floe.fault.UnreachableException;
import io.floe.spi.EndpointList;
import io.floe.testkit.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints that come from elsewhere than the proxy's text, and change while calls go on. */
@ExtendWith(LeakCheck.class)
class EndpointSourcesTest {
    private final World world = new World();
    private final Map<String, Integer> counts = new TreeMap<>();
    private Communicator client;

    @TempDir
    private Path folder;

    @BeforeEach
    void startServers() {
        for (String name : List.of("a", "b", "c")) {
            world.serve(name, Dispatcher.of(request -> {
                counts.merge(name, 1, Integer::sum);
                return request.reply();
            }));
        }
        client = world.communicator();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private List<Endpoint> endpoints(String... names) {
        return client.proxy(World.over(names)).reference().endpoints();
    }

    private void calls(Proxy proxy, int number) {
        for (int i = 0; i < number; i++) {
            world.call(proxy);
        }
    }

    @Test
    void shouldFollowTheListOfAProgram() {
        EndpointList list = new EndpointList("mine", endpoints("a", "b"));
        Proxy proxy = client.proxy("echo").withEndpoints(list);
        calls(proxy, 4);
        list.set(endpoints("b", "c"));
        world.time.run();
        calls(proxy, 4);

        assertThat(counts).isEqualTo(Map.of("a", 2, "b", 4, "c", 2));
        assertThat(list.get()).isEqualTo(endpoints("b", "c"));
    }

    @Test
    void shouldTakeTheListInsteadOfTheEndpointsOfTheText() {
        Proxy proxy = client.proxy(World.over("a")).withEndpoints(new EndpointList("mine", endpoints("b")));
        calls(proxy, 3);

        assertThat(counts).isEqualTo(Map.of("b", 3));
    }

    @Test
    void shouldFinishTheCallsOfAnEndpointThatIsTakenOut() {
        Counting slow = new Counting().hold();
        world.serve("slow", slow);
        EndpointList list = new EndpointList("mine", endpoints("slow"));
        Proxy proxy = client.proxy("echo").withEndpoints(list);
        CompletableFuture<?> inFlight = proxy.invoke("op");
        world.time.run();
        list.set(endpoints("a"));
        world.time.run();
        calls(proxy, 3);
        assertThat(inFlight).isNotDone();
        slow.letGo();
        world.time.run();

        assertThat(inFlight).isCompleted();
        assertThat(counts).isEqualTo(Map.of("a", 3));
    }

    @Test
    void shouldKeepAConnectionThatAnotherProxyUses() {
        EndpointList list = new EndpointList("mine", endpoints("a"));
        Relay relay = new Relay(world, "relay", "a");
        list.set(endpoints("relay"));
        calls(client.proxy("echo").withEndpoints(list), 1);
        Proxy direct = client.proxy(World.over("relay"));
        calls(direct, 1);
        list.set(endpoints("b"));
        world.time.run();
        calls(direct, 1);

        assertThat(relay.dials).hasSize(1);
    }

    @Test
    void shouldSayWhoKnowsNoEndpoint() {
        Proxy proxy = client.proxy("echo").withEndpoints(new EndpointList("mine", List.of()));
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();

        assertThat(World.failure(call))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("mine")
                .hasMessageContaining("tells 0 endpoints, none of them usable (expected: a stream endpoint)");
    }

    /** It was not heard while nobody called, and another proxy has kept the connection to the former endpoint. */
    @Test
    void shouldConnectWhatASourceTellsAfterItWasLongUnused() {
        EndpointList list = new EndpointList("mine", endpoints("a"));
        Proxy proxy = client.proxy("echo").withEndpoints(list);
        Proxy direct = client.proxy(World.over("a"));
        calls(proxy, 1);
        for (int i = 0; i < 20; i++) {
            world.time.advance(Duration.ofSeconds(30));
            calls(direct, 1);
        }
        list.set(endpoints("nobody"));
        CompletableFuture<Void> connected = proxy.connect();
        world.time.run();

        assertThat(World.failure(connected))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no endpoint could be reached");
    }

    @Test
    void shouldCallWhereTheBalancerOfAnotherProxyFails() {
        Proxy spoiled = client.proxy(World.over("a"))
                .withBalancer(() -> Balancer.weightedRoundRobin(target -> {
                    throw new IllegalStateException("expected by the test");
                }));
        CompletableFuture<?> waiting = spoiled.invoke("op");
        CompletableFuture<?> call = client.proxy(World.over("a")).invoke("op");
        world.time.run();

        assertThat(call).isCompleted();
        assertThat(World.failure(waiting)).hasMessage("expected by the test");
        assertThat(World.failure(spoiled.invoke("op"))).hasMessage("expected by the test");
    }

    @Test
    void shouldCallAgainOnceAnEmptyListIsFilled() {
        EndpointList list = new EndpointList("mine", List.of());
        Proxy proxy = client.proxy("echo").withEndpoints(list);
        proxy.invoke("op");
        world.time.run();
        list.set(endpoints("a"));
        world.time.run();
        calls(proxy, 2);

        assertThat(counts).isEqualTo(Map.of("a", 2));
    }

    @Test
    void shouldShareOneRotationBetweenProxiesOfOneSource() {
        EndpointList list = new EndpointList("mine", endpoints("a", "b"));
        Proxy one = client.proxy("echo").withEndpoints(list);
        Proxy other = client.proxy("another").withEndpoints(list);
        for (int i = 0; i < 5; i++) {
            calls(one, 1);
            calls(other, 1);
        }

        assertThat(counts).isEqualTo(Map.of("a", 5, "b", 5));
    }

    @Test
    void shouldFollowAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("servers"), "# ours\nlocal -n a\nlocal -n b # the new one\n");
        Proxy proxy = client.proxy("echo").withEndpoints(client.source("file:" + file));
        calls(proxy, 4);
        Files.writeString(file, "local -n c\n");
        world.time.advance(Duration.ofSeconds(2));
        calls(proxy, 4);

        assertThat(counts).isEqualTo(Map.of("a", 2, "b", 2, "c", 4));
    }

    @Test
    void shouldKeepWhatAFileSaidBeforeItWasSpoiled() throws IOException {
        Path file = Files.writeString(folder.resolve("servers"), "local -n a");
        Proxy proxy = client.proxy("echo").withEndpoints(client.source("file:" + file));
        calls(proxy, 1);
        Files.writeString(file, "local -n a:nonsense");
        world.time.advance(Duration.ofSeconds(2));
        calls(proxy, 1);
        Files.delete(file);
        world.time.advance(Duration.ofSeconds(2));
        calls(proxy, 1);

        assertThat(counts).isEqualTo(Map.of("a", 3));
    }

    @Test
    void shouldSayWhatIsWrongWithAFile() {
        Path missing = folder.resolve("missing");
        CompletableFuture<?> call = client.proxy("echo")
                .withEndpoints(client.source("file:" + missing))
                .invoke("op");
        world.time.run();

        assertThat(World.failure(call))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("file '" + missing + "': ")
                .hasMessageContaining("(expected: a readable file)");
    }

    @Test
    void shouldCallWhatTheSourceOfAStrangersJarTells() {
        Communicator other = world.communicator(options -> options.property("floe.source", "book:a b"));
        calls(other.proxy("echo"), 4);
        calls(client.proxy("echo").withEndpoints(client.source("book:c")), 1);

        assertThat(counts).isEqualTo(Map.of("a", 2, "b", 2, "c", 1));
    }

    @Test
    void shouldFindProxiesWithoutEndpointsByProperty() throws IOException {
        Path file = Files.writeString(folder.resolve("servers"), "local -n a");
        Path mine = Files.writeString(folder.resolve("mine"), "local -n b");
        Communicator other = world.communicator(options -> options.property("floe.source", "file:" + file)
                .property("Mine", "echo@Whatever")
                .property("Mine.source", "file:" + mine));
        calls(other.proxy("echo"), 1);
        calls(other.proxyFromProperty("Mine"), 1);
        calls(other.proxy(World.over("c")), 1);

        assertThat(counts).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
    }

    @Test
    void shouldSayThatNobodyCanBeAsked() {
        CompletableFuture<?> call = client.proxy("echo@Adapter").invoke("op");

        assertThat(World.failure(call))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no endpoints and nobody to ask (expected: endpoints, a locator by ");
    }

    @Test
    void shouldRefuseASourceThatNobodyKnows() {
        assertThatThrownBy(() -> client.source("files:x"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("source: 'files:x' (expected: one of [book, dns, file], a colon and its text)");
    }
}
