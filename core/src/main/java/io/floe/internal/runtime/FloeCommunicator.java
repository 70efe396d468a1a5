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
import io.floe.internal.text.EndpointListParser;
import io.floe.internal.text.ProxyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The communicator: hands out proxies and adapters, and takes everything down in order. Thread-safe. */
public final class FloeCommunicator implements Communicator {
    private final Parts parts;
    private final Set<FloeAdapter> adapters = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * What a communicator is made of. Immutable.
     *
     * @param properties those in force
     * @param threads everything that runs code
     * @param transports found on the path
     * @param proxies reads proxies
     * @param endpointLists reads what adapters listen at
     * @param client the way out
     * @param adapters the way in
     */
    record Parts(
            Map<String, String> properties,
            Threads threads,
            TransportRegistry transports,
            ProxyParser proxies,
            EndpointListParser endpointLists,
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
        ProxyProperties source = new ProxyProperties(parts.properties(), name);
        return source.applyTo(proxy(source.text()));
    }

    @Override
    public ObjectAdapter adapter(String name, String endpoints) {
        if (stopping.get()) {
            throw new IllegalStateException("communicator: shut down (expected: a running one)");
        }
        FloeAdapter adapter = endpoints.isBlank()
                ? parts.adapters().create(name, List.of())
                : parts.adapters().create(name, parts.endpointLists().listening(endpoints));
        adapters.add(adapter);
        if (stopping.get()) { // it was shut down meanwhile, and may have missed this one
            adapter.deactivate();
            throw new IllegalStateException("communicator: shut down (expected: a running one)");
        }
        return adapter;
    }

    @Override
    public List<EndpointStatus> endpoints() {
        return parts.client().endpoints();
    }

    @Override
    public Map<String, String> properties() {
        return parts.properties();
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        if (stopping.compareAndSet(false, true)) {
            List<CompletableFuture<Void>> ends = new ArrayList<>();
            adapters.forEach(adapter -> ends.add(adapter.deactivate()));
            ends.add(parts.client().shutdown());
            CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]))
                    .whenComplete((done, failed) -> parts.threads().blocking().execute(this::release));
        }
        return stopped;
    }

    /** What to do when everything is down. */
    void whenStopped(Runnable action) {
        stopped.thenRun(action);
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
