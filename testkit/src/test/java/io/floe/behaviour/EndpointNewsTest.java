package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.EndpointEvent;
import io.floe.EndpointState;
import io.floe.Proxy;
import io.floe.fault.Failure.Kind;
import io.floe.testkit.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class EndpointNewsTest {
    private final World world = new World();
    private final Counting counting = new Counting();
    private final List<EndpointEvent> events = new ArrayList<>();

    @AfterEach
    void stop() {
        world.close();
    }

    private Relay server(String name) {
        world.serve("server-" + name, counting);
        return new Relay(world, name, "server-" + name);
    }

    @Test
    void shouldTellOfEveryChangeWithItsReason() {
        Relay a = server("a");
        Communicator client = world.communicator(options -> options.endpointListener(events::add));
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        a.kill();
        world.time.advance(Duration.ofSeconds(1));
        a.open();
        world.time.advance(Duration.ofSeconds(2));

        assertThat(events)
                .extracting(EndpointEvent::to)
                .containsExactly(
                        EndpointState.CONNECTING,
                        EndpointState.UP,
                        EndpointState.SUSPECT,
                        EndpointState.DOWN,
                        EndpointState.PROBING,
                        EndpointState.UP);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).from()).isEqualTo(events.get(i - 1).to());
        }
        assertThat(events).allMatch(event -> !event.reason().isBlank());
        assertThat(events.get(2).failure().orElseThrow().kind()).isEqualTo(Kind.LOST_SENT);
        assertThat(events.get(3).nextProbe().orElseThrow()).isBetween(Duration.ZERO, Duration.ofMillis(750));
    }

    @Test
    void shouldGoOnWhenAListenerThrows() {
        server("a");
        Communicator client = world.communicator(options -> options.endpointListener(event -> {
                    throw new IllegalStateException("on purpose");
                })
                .endpointListener(events::add));
        world.call(client.proxy(World.over("a")));
        world.time.run();

        assertThat(events).hasSize(2);
    }

    @Test
    void shouldShowWhatEachEndpointDid() {
        Relay a = server("a");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        counting.hold();
        var lost = proxy.invoke("held");
        world.time.run();
        var before = client.endpoints().get(0);
        a.cut();
        world.time.advance(Duration.ofSeconds(1));
        var after = client.endpoints().get(0);

        assertThat(lost).isCompletedExceptionally();
        assertThat(before.outstanding()).isEqualTo(1);
        assertThat(before.connections()).isEqualTo(1);
        assertThat(before.p50()).isPresent();
        assertThat(before.failures()).isZero();
        assertThat(after.calls()).isEqualTo(2);
        assertThat(after.failures()).isEqualTo(1);
        assertThat(after.outstanding()).isZero();
    }
}
