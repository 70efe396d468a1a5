package io.floe.testkit;

import io.floe.fault.ConfigurationException;
import io.floe.spi.IoEngine;
import io.floe.spi.Transport;
import io.floe.spi.TransportContext;
import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a communicator lends to a transport, without the communicator: two event loops, and a thread for what blocks.
 * Owned by the thread of the test.
 */
public final class StandaloneContext implements TransportContext, AutoCloseable {
    private final IoEngine engine;
    private final Map<String, String> properties;
    private final List<TransportSettings> settings;
    private final List<TransportProvider> providers;
    private final Map<String, Transport<?>> transports = new HashMap<>();
    private final EventLoopGroup loops;
    private final ExecutorService blocking = Executors.newSingleThreadExecutor(StandaloneContext::mayBlock);

    /** Runs what {@code fixture} describes. Transports that it does not name are found by {@link ServiceLoader}. */
    public StandaloneContext(TransportFixture fixture) {
        this.engine = ServiceLoader.load(IoEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(fixture.engine()) && found.available())
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "I/O engine: " + fixture.engine() + " (expected: one that this machine can run)"));
        this.properties = Map.copyOf(fixture.properties());
        this.settings = List.copyOf(fixture.settings());
        this.providers = Stream.concat(Stream.of(fixture.provider()), fixture.beneath().stream())
                .toList();
        this.loops = new MultiThreadIoEventLoopGroup(
                2, new DefaultThreadFactory("floe-test-loop", true), engine.ioHandlers());
    }

    /** No thread of Netty's: BlockHound takes those for event loops. */
    private static Thread mayBlock(Runnable task) {
        var thread = new Thread(task, "floe-test-blocking");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Map<String, String> properties(String prefix) {
        var found = new TreeMap<>(properties);
        found.keySet().removeIf(name -> !name.startsWith(prefix));
        return found;
    }

    @Override
    public <S extends TransportSettings> Optional<S> settings(Class<S> type) {
        return settings.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public Transport<?> transport(String protocol) {
        var existing = transports.get(protocol);
        if (existing != null) {
            return existing;
        }
        var created = provider(protocol).create(this);
        transports.put(protocol, created);
        return created;
    }

    private TransportProvider provider(String protocol) {
        var found = ServiceLoader.load(TransportProvider.class).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(providers.stream(), found)
                .filter(provider -> provider.protocol().equals(protocol))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "transport: " + protocol + " (expected: one whose jar is on the path)"));
    }

    @Override
    public EventLoopGroup eventLoops() {
        return loops;
    }

    @Override
    public IoEngine engine() {
        return engine;
    }

    @Override
    public Executor blocking() {
        return blocking;
    }

    /** There are no endpoints to try again. */
    @Override
    public void trustChanged() {}

    /** Closes the transports, then waits until the event loops are gone. */
    @Override
    public void close() {
        transports.values().forEach(Transport::close);
        blocking.shutdown();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(10, TimeUnit.SECONDS);
    }
}
