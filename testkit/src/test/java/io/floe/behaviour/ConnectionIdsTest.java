package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.testkit.LeakCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of connections that have an id of their own. */
@ExtendWith(LeakCheck.class)
class ConnectionIdsTest {
    private final World world = new World();

    @BeforeEach
    void start() {
        world.serve("a", Dispatcher.of(request -> request.reply()));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void end(Proxy proxy) {
        world.time.complete(world.time.complete(proxy.connection()).close());
    }

    @Test
    void shouldRememberNothingOfIdsThatWereUsedOnce() {
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        for (int i = 0; i < 100; i++) {
            Proxy once = proxy.withConnectionId("n" + i);
            world.call(once);
            end(once);
        }

        assertThat(client.endpoints()).hasSize(1);
    }

    @Test
    void shouldRememberAConnectionThatHasNoId() {
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a"));
        world.call(proxy);
        end(proxy);

        assertThat(client.endpoints()).hasSize(1);
    }

    @Test
    void shouldConnectAgainForAnIdWhoseConnectionHasEnded() {
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("a")).withConnectionId("mine");
        for (int i = 0; i < 3; i++) {
            world.call(proxy);
            assertThat(client.endpoints()).hasSize(1);
            end(proxy);
            assertThat(client.endpoints()).isEmpty();
        }
    }

    /** One dead endpoint says that there is something to remember, and to try again. */
    @Test
    void shouldRememberAnIdWhoseOtherEndpointIsDown() {
        Communicator client = world.communicator();
        Proxy proxy =
                client.proxy(World.over("a", "nobody")).withConnectionId("mine").withBalancer("round_robin");
        world.call(proxy);
        end(proxy);

        assertThat(client.endpoints()).hasSize(2);
    }

    @Test
    void shouldStillTellOfAnIdWhoseCommunicatorHasEnded() {
        Communicator client = world.communicator();
        world.call(client.proxy(World.over("a")).withConnectionId("mine"));
        world.time.complete(client.shutdown());

        assertThat(client.endpoints()).hasSize(1);
    }
}
