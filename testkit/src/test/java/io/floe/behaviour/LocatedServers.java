package io.floe.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.floe.Communicator;
import io.floe.Dispatcher;
import io.floe.Proxy;
import io.floe.fault.UnreachableException;
import io.floe.testkit.LeakCheck;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three servers and a registry that knows two of them as adapter {@code A}; each test class of locators is a subclass. */
@ExtendWith(LeakCheck.class)
abstract class LocatedServers {
    final World world = new World();
    final Map<String, Integer> counts = new TreeMap<>();
    Registry registry;
    Communicator client;
    Relay a;

    @BeforeEach
    void startThreeServersAndARegistry() {
        a = server("a");
        server("b");
        server("c");
        registry = new Registry(world, "grid").adapter("A", "a", "b");
        client = client();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Communicator client() {
        return world.communicator(options -> options.locator(registry.locator()));
    }

    private Relay server(String name) {
        world.serve("server-" + name, Dispatcher.of(request -> {
            counts.merge(name, 1, Integer::sum);
            return request.reply();
        }));
        return new Relay(world, name, "server-" + name);
    }

    void calls(Proxy proxy, int number) {
        for (int i = 0; i < number; i++) {
            world.call(proxy);
        }
    }

    void keepCalling(Proxy proxy, int seconds) {
        for (int i = 0; i < seconds; i++) {
            world.time.advance(Duration.ofSeconds(1));
            calls(proxy, 1);
        }
    }

    /** Why nothing could be found. */
    Throwable failure(Proxy proxy) {
        CompletableFuture<?> call = proxy.invoke("op");
        world.time.run();
        Throwable failure = World.failure(call);
        assertThat(failure).isInstanceOf(UnreachableException.class);
        return failure;
    }
}
