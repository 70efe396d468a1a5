package io.floe.internal.runtime;

import io.floe.Communicator;
import io.floe.EndpointStatus;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.endpoint.EndpointSyntaxException;
import io.floe.endpoint.SyntaxCode;
import io.floe.endpoint.TextSpan;
import io.floe.internal.client.Client;
import io.floe.internal.server.FloeAdapter;
import io.floe.internal.source.Sources;
import io.floe.internal.text.EndpointListParser;
import io.floe.internal.text.ProxyParser;
import io.floe.spi.EndpointSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** The communicator: hands out proxies and adapters, and takes everything down in order. Thread-safe. */
public final class FloeCommunicator implements Communicator {
    private final Parts parts;
    private final Set<FloeAdapter> adapters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * What a communicator is made of. Immutable.
     *
     * @param settings what the properties say
     * @param threads everything that runs code
     * @param transports found on the path
     * @param proxies reads proxies
     * @param endpointLists reads what adapters listen at
     * @param sources makes sources of endpoints
     * @param client the way out
     * @param adapters the way in
     */
    record Parts(
            Settings settings,
            Threads threads,
            TransportRegistry transports,
            ProxyParser proxies,
            EndpointListParser endpointLists,
            Sources sources,
            Client client,
            AdapterFactory adapters) {}

    FloeCommunicator(Parts parts) {
        this.parts = parts;
    }

    @Override
    public Proxy proxy(String text) {
        return parts.proxies()
                .parse(text)
                .map(parts.client()::proxy)
                .orElseThrow(() -> new EndpointSyntaxException(
                        SyntaxCode.NO_IDENTITY,
                        TextSpan.of(text),
                        TextSpan.of(text),
                        "proxy: nil (expected: an identity)"));
    }

    @Override
    public Proxy proxyFromProperty(String name) {
        ProxyProperties source = new ProxyProperties(properties(), name);
        Proxy listed = source.applyTo(proxy(source.text()));
        Proxy proxy = source.locator().map(this::proxy).map(listed::withLocator).orElse(listed);
        return source.source().map(this::source).map(proxy::withEndpoints).orElse(proxy);
    }

    @Override
    public EndpointSource source(String text) {
        return parts.sources().source(text);
    }

    @Override
    public ObjectAdapter adapter(String name) {
        return adapter(name, new AdapterProperties(properties(), name).endpoints());
    }

    @Override
    public ObjectAdapter adapter(String name, String endpoints) {
        if (stopping.get()) {
            throw new IllegalStateException("communicator: shut down (expected: a running one)");
        }
        FloeAdapter adapter = parts.adapters().create(plan(name, endpoints));
        adapters.add(adapter);
        AdapterProperties properties = new AdapterProperties(properties(), name);
        properties.locator().map(this::proxy).ifPresent(adapter::registerAt);
        properties.registration().ifPresent(known -> adapter.registerAs(known.adapterId(), known.replicaGroupId()));
        if (stopping.get()) { // it was shut down meanwhile, and may have missed this one
            adapter.deactivate();
            throw new IllegalStateException("communicator: shut down (expected: a running one)");
        }
        return adapter;
    }

    private AdapterPlan plan(String name, String endpoints) {
        AdapterProperties own = new AdapterProperties(properties(), name);
        return new AdapterPlan(
                name,
                endpoints.isBlank() ? List.of() : parts.endpointLists().listening(endpoints),
                own.published().map(parts.endpointLists()::published).orElse(List.of()),
                parts.proxies().parse("any " + own.proxyOptions()).orElseThrow(),
                own.limits(parts.settings().limits()),
                own.accept(parts.settings().accept()));
    }

    @Override
    public List<EndpointStatus> endpoints() {
        return parts.client().endpoints();
    }

    @Override
    public double retryBudget() {
        return parts.client().retryBudget();
    }

    @Override
    public void drain(EndpointStatus endpoint) {
        parts.client().drain(endpoint);
    }

    @Override
    public void probe() {
        parts.client().probe();
    }

    @Override
    public Map<String, String> properties() {
        return parts.settings().inForce();
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        if (stopping.compareAndSet(false, true)) {
            all(FloeAdapter::withdraw).whenComplete((done, failed) -> stop());
        }
        return stopped;
    }

    /** What to do when everything is down. */
    void whenStopped(Runnable action) {
        stopped.thenRun(action);
    }

    /** Nothing is registered any more, for which the client's side was needed. */
    private void stop() {
        CompletableFuture.allOf(all(FloeAdapter::deactivate), parts.client().shutdown())
                .whenComplete((done, failed) -> parts.threads().blocking().execute(this::release));
    }

    private CompletableFuture<Void> all(Function<FloeAdapter, CompletableFuture<Void>> end) {
        return CompletableFuture.allOf(adapters.stream().map(end).toArray(CompletableFuture<?>[]::new));
    }

    /** On a thread that may block: a transport may wait for a watcher of files, say. */
    private void release() {
        try {
            parts.transports().close();
        } finally {
            parts.threads().stop().run();
            stopped.complete(null);
        }
    }

    @Override
    public void awaitShutdown() {
        stopped.join();
    }

    @Override
    public void close() {
        shutdown().join();
    }
}
