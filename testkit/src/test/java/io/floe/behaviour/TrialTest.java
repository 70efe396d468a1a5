package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointList;
import io.floe.testkit.LeakCheck;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How endpoints that are passed over are found well again, by a proxy that calls nothing that could try them. */
@ExtendWith(LeakCheck.class)
class TrialTest {
    private final World world = new World();
    private final EndpointList list = new EndpointList("mine", List.of());
    private Communicator client;
    private Proxy proxy;
    private Relay a;
    /** Who answers pings only. */
    private String ill = "";

    @BeforeEach
    void callAll() {
        a = serve("a");
        serve("b");
        serve("c");
        client = world.communicator();
        list.set(endpoints("a", "b", "c"));
        proxy = client.proxy("echo").withEndpoints(list).withDeadline(Duration.ofSeconds(1));
        world.time.complete(proxy.connect());
        for (int i = 0; i < 300; i++) {
            world.call(proxy);
            world.time.advance(Duration.ofMillis(5));
        }
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Relay serve(String name) {
        world.serve("server-" + name, request -> {
            boolean answers = !ill.equals(name) || request.operation().equals("ice_ping");
            return answers ? CompletableFuture.completedFuture(request.reply()) : new CompletableFuture<>();
        });
        return new Relay(world, name, "server-" + name);
    }

    private List<Endpoint> endpoints(String... names) {
        return client.proxy(World.over(names)).reference().endpoints();
    }

    private boolean passedOver(String name) {
        EndpointStatus status = client.endpoints().stream()
                .filter(one -> one.endpoint().contains("-n " + name))
                .findFirst()
                .orElseThrow();
        return status.state() == EndpointState.SUSPECT || status.avoided();
    }

    /** And is about to be tried. */
    private void fallIll(String name) {
        ill = name;
        for (int i = 0; i < 100 && !passedOver(name); i++) {
            proxy.invoke("op");
            world.time.advance(Duration.ofMillis(10));
        }
        assertThat(passedOver(name)).isTrue();
        ill = "";
        world.time.advance(Duration.ofMillis(100));
    }

    @Test
    void shouldTakeBackAnEndpointThatAnswersPings() {
        fallIll("b");
        assertThat(passedOver("b")).isTrue();
        world.time.advance(Duration.ofSeconds(1));

        assertThat(passedOver("b")).isFalse();
    }

    @Test
    void shouldTakeBackAnEndpointAfterAnotherOneWasLostWhenItWasToBeTried() {
        fallIll("a");
        a.cut();
        world.time.advance(Duration.ofSeconds(20));
        assertThat(passedOver("a")).isFalse();

        fallIll("b");
        world.time.advance(Duration.ofSeconds(1));

        assertThat(passedOver("b")).isFalse();
    }

    @Test
    void shouldTakeBackAnEndpointAfterAnotherOneWasTakenOutWhenItWasToBeTried() {
        fallIll("a");
        list.set(endpoints("b", "c"));
        world.time.advance(Duration.ofSeconds(20));

        fallIll("b");
        world.time.advance(Duration.ofSeconds(1));

        assertThat(passedOver("b")).isFalse();
    }
}
