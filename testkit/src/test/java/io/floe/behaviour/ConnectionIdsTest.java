package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Connection;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import io.floe.testkit.LeakCheck;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

    /** Its group has left when the call comes back to it, and is in nobody's register but for that. */
    @Test
    void shouldEndACallThatCameBackAfterItsIdWasForgotten() {
        world.serve("server-b", request -> new CompletableFuture<>());
        Relay relay = new Relay(world, "b", "server-b");
        Communicator client = world.communicator();
        Proxy proxy = client.proxy(World.over("b")).withConnectionId("mine");
        CompletableFuture<Reply> call = proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {});
        world.time.complete(proxy.connection()).close();
        world.time.run();
        relay.swallow(true);
        relay.cut();
        world.time.advance(Duration.ofSeconds(1)); // it is dialled again, and nobody speaks
        assertThat(relay.dials).hasSizeGreaterThan(1);
        assertThat(call).isNotDone();

        client.shutdown();
        world.time.run();

        assertThat(World.failure(call)).hasMessageContaining("the communicator is shut down");
    }

    /** Says what it knows only when it is told to. Owned by its world's thread. */
    private static final class Register implements EndpointSource {
        private final List<Endpoint> endpoints;
        private final List<Watcher> watchers = new ArrayList<>();

        Register(List<Endpoint> endpoints) {
            this.endpoints = endpoints;
        }

        void tell() {
            List.copyOf(watchers).forEach(watcher -> watcher.found(endpoints));
        }

        @Override
        public Subscription subscribe(Watcher watcher) {
            watchers.add(watcher);
            return new Subscription() {
                @Override
                public void refresh(boolean waiting) {}

                @Override
                public void close() {
                    watchers.remove(watcher);
                }
            };
        }
    }

    @Test
    void shouldWaitForTheEndpointsOfAnIdThatWasForgotten() {
        Counting counting = new Counting();
        world.serve("server-b", counting);
        Relay relay = new Relay(world, "b", "server-b");
        Communicator client = world.communicator();
        Register register =
                new Register(client.proxy(World.over("b")).reference().endpoints());
        Proxy proxy = client.proxy("echo").withEndpoints(register).withConnectionId("mine");
        counting.hold();
        CompletableFuture<Reply> call = proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {});
        world.time.run();
        register.tell();
        world.time.complete(proxy.connection()).close();
        world.time.run();
        assertThat(register.watchers).isEmpty();
        relay.cut();
        assertThat(call).isNotDone();

        counting.letGo();
        register.tell();
        world.time.run();

        assertThat(call).isCompleted();
    }

    /** A call that waits for long looks for somebody else who might answer. */
    @Test
    void shouldLeaveAForgottenIdAloneWhoseLastCallIsLate() {
        Counting counting = new Counting();
        world.serve("b", counting);
        world.serve("c", counting);
        Communicator client = world.communicator();
        Register register =
                new Register(client.proxy(World.over("b", "c")).reference().endpoints());
        Proxy proxy = client.proxy("echo")
                .withEndpoints(register)
                .withConnectionId("mine")
                .withBalancer("round_robin");
        CompletableFuture<Void> connected = proxy.connect();
        world.time.run();
        register.tell();
        world.time.complete(connected);
        Connection one = world.time.complete(proxy.connection());
        Connection other = world.time.complete(proxy.connection());
        counting.hold();
        CompletableFuture<Reply> call = proxy.invoke("op", OperationMode.IDEMPOTENT, out -> {});
        world.time.run();
        world.time.complete(other.close());
        one.close();
        world.time.run();
        assertThat(register.watchers).isEmpty();

        world.time.advance(Duration.ofSeconds(5));

        assertThat(call).isNotDone();
        assertThat(register.watchers).isEmpty();
        counting.letGo();
    }
}
