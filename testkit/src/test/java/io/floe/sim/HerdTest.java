package io.floe.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.EndpointState;
import io.floe.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many clients and one server that returns. */
class HerdTest {
    private static final int CLIENTS = 1_000;

    private final Simulation world = new Simulation(3, 2);

    @AfterEach
    void stop() {
        world.close();
    }

    /** The most clients that arrive in any 100 ms when the first server returns after so long. */
    private double densest(int clients, Duration outage) {
        List<Proxy> proxies = IntStream.range(0, clients)
                .mapToObj(i -> world.proxy(world.client()))
                .toList();
        proxies.forEach(proxy -> {
            world.call(proxy, true);
            world.settle();
        });
        world.fail(0, Fault.KILLED);
        world.advance(outage);
        world.fail(0, Fault.NONE);
        SimServer returning = world.servers.get(0);
        returning.arrivals.clear();
        world.advance(Duration.ofSeconds(11));

        assertThat(returning.arrivals).hasSize(clients);
        assertThat(returning.dials).hasSize(2 * clients);
        assertThat(world.events.stream().skip(world.events.size() - 1L))
                .allMatch(told -> told.event().to() == EndpointState.UP);
        return (double) InvariantsTest.densest(returning.arrivals, Duration.ofMillis(100)) / clients;
    }

    @Test
    void shouldSpreadThoseThatReturnAfterALongOutage() {
        assertThat(densest(200, Duration.ofMinutes(2))).isLessThanOrEqualTo(0.07); // 5 %, and the luck of small numbers
    }

    @Test
    @Tag("long")
    void shouldLetNoMoreThanFivePercentOfAThousandArriveInATenthOfASecond() {
        assertThat(densest(CLIENTS, Duration.ofMinutes(2))).isLessThanOrEqualTo(0.05);
    }

    @Test
    @Tag("long")
    void shouldLetNoMoreThanAQuarterOfAThousandArriveAfterAYoungOutage() {
        assertThat(densest(CLIENTS, Duration.ofSeconds(10))).isLessThanOrEqualTo(0.25);
    }
}
