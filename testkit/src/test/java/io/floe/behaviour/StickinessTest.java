package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of Ice's means one connection means sticky to Floe. */
@ExtendWith(LeakCheck.class)
class StickinessTest {
    private final World world = new World();
    private final Map<String, Integer> counts = new TreeMap<>();

    @BeforeEach
    void startThreeServers() {
        for (String name : new String[] {"a", "b", "c"}) {
            world.serve(name, Dispatcher.of(request -> {
                counts.merge(name, 1, Integer::sum);
                return request.reply();
            }));
        }
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void calls(Proxy proxy) {
        for (int i = 0; i < 12; i++) {
            world.call(proxy);
        }
    }

    private Proxy fromProperties(String... more) {
        Communicator client = world.communicator(options -> {
            var with = options.property("Hello.Proxy", World.over("a", "b", "c"));
            for (int i = 0; i < more.length; i += 2) {
                with = with.property("Hello.Proxy." + more[i], more[i + 1]);
            }
            return with;
        });
        return client.proxyFromProperty("Hello.Proxy");
    }

    @Test
    void shouldBalanceAProxyOfPropertiesThatSayNothing() {
        calls(fromProperties());

        assertThat(counts).isEqualTo(Map.of("a", 4, "b", 4, "c", 4));
    }

    @Test
    void shouldStickWhereIceCachesTheConnection() {
        calls(fromProperties("ConnectionCached", "1"));

        assertThat(counts).hasSize(1).containsValue(12);
    }

    @Test
    void shouldBalanceWhereIceDoesNotCacheTheConnection() {
        calls(fromProperties("ConnectionCached", "0"));

        assertThat(counts).isEqualTo(Map.of("a", 4, "b", 4, "c", 4));
    }

    @Test
    void shouldPreferItsOwnWordToIces() {
        calls(fromProperties("ConnectionCached", "1", "EndpointSelection", "Random", "balancer", "ordered"));

        assertThat(counts).isEqualTo(Map.of("a", 12));
    }

    @Test
    void shouldTakeEndpointsInOrderWhereIceDoes() {
        calls(fromProperties("EndpointSelection", "Ordered"));

        assertThat(counts).isEqualTo(Map.of("a", 12));
    }

    @Test
    void shouldStickToTheConnectionOfAnId() {
        Proxy proxy = world.communicator().proxy(World.over("a", "b", "c")).withConnectionId("mine");
        calls(proxy);
        calls(proxy.withFacet("f").oneway().twoway());

        assertThat(counts).hasSize(1).containsValue(24);
    }

    @Test
    void shouldBalanceUnderAnIdIfAskedTo() {
        calls(world.communicator()
                .proxy(World.over("a", "b", "c"))
                .withConnectionId("mine")
                .withBalancer("round_robin"));

        assertThat(counts).isEqualTo(Map.of("a", 4, "b", 4, "c", 4));
    }
}
