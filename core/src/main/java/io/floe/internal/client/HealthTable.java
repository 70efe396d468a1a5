package io.floe.internal.client;

import io.floe.EndpointStatus;
import io.floe.endpoint.Endpoint;
import io.floe.spi.Target;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Every endpoint that a communicator has used, with what is known of its health. Owned by the control thread, which alone
 * adds to it; anybody may take a snapshot.
 */
final class HealthTable {
    private static final long TIDY = TimeUnit.SECONDS.toNanos(5);

    /** Proxies with different connection ids do not share connections. */
    private record Key(String protocol, Object target, String connectionId) {}

    private final ClientEnvironment environment;
    private final ProbeLimit limit;
    private final LaneWatches watches;
    private final LoopShare loops;
    private final Map<Key, RemoteEndpoint> endpoints = new ConcurrentHashMap<>();
    private long tidied;
    private boolean ended;

    HealthTable(ClientEnvironment environment) {
        this.environment = environment;
        this.limit = new ProbeLimit(environment.control(), environment.ticker());
        this.watches = new LaneWatches(environment);
        this.loops = new LoopShare(environment.loops());
        this.tidied = environment.now() - TIDY;
    }

    <E extends Endpoint> RemoteEndpoint endpoint(Transport<E> transport, Target<E> target, String connectionId) {
        Key key = new Key(target.endpoint().protocol(), target.key(), connectionId);
        boolean secure = transport.traits().contains(Trait.SECURE);
        return endpoints.computeIfAbsent(key, made -> {
            Connector connector = Connector.of(environment, transport, target, loopsOf(made));
            return new RemoteEndpoint(
                    environment, limit, watches, target, secure, connector, unused -> forget(key, unused));
        });
    }

    /** What was last known of an endpoint can be asked for when all has ended. */
    private void forget(Key key, RemoteEndpoint unused) {
        if (!ended) {
            endpoints.remove(key, unused);
        }
    }

    /** Who asks for connections of his own to one server may want them to be many. */
    private Supplier<EventLoop> loopsOf(Key key) {
        if (key.connectionId().isEmpty()) {
            EventLoop loop = loops.next();
            return () -> loop;
        }
        return environment.loops()::next;
    }

    List<EndpointStatus> snapshot() {
        return endpoints.values().stream().map(RemoteEndpoint::status).toList();
    }

    /** Forgets those that no group uses and that hold no connection. */
    void forgetUnused() {
        tidied = environment.now();
        endpoints.values().removeIf(RemoteEndpoint::unused);
    }

    /** The same, now and then: each of many groups asks for it. */
    void tidy() {
        if (environment.now() - tidied >= TIDY) {
            forgetUnused();
        }
    }

    /** Trust has changed. */
    void reconsider() {
        endpoints.values().forEach(RemoteEndpoint::reconsider);
    }

    void drain(EndpointStatus which) {
        endpoints.values().stream()
                .filter(one ->
                        one.endpoint().equals(which.endpoint()) && one.address().equals(which.address()))
                .forEach(RemoteEndpoint::drain);
    }

    /** Tries those that have no connection. */
    void probe() {
        endpoints.values().stream().filter(one -> one.lane() == null).forEach(RemoteEndpoint::admitAgain);
    }

    /** Completes when the last connection is closed. */
    CompletableFuture<Void> shutdown() {
        ended = true;
        return CompletableFuture.allOf(
                endpoints.values().stream().map(RemoteEndpoint::shutdown).toArray(CompletableFuture<?>[]::new));
    }
}
