package io.floe.internal.server;

import io.floe.Dispatcher;
import io.floe.ObjectAdapter;
import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.internal.connection.IceConnection;
import io.floe.internal.connection.RequestHandler;
import io.floe.internal.connection.Responder;
import io.floe.internal.locator.Registration;
import io.floe.spi.Listener;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object adapter: its listeners, its connections and its objects, each of which guards itself. Thread-safe. */
public final class FloeAdapter implements ObjectAdapter, RequestHandler {
    private final String name;
    private final ServerEnvironment environment;
    private final Function<String, Identity> identities;
    private final DispatchTable table = new DispatchTable();
    private final RequestDispatch dispatch;
    private final AcceptedConnections connections;
    private final ObjectReference template;
    private volatile List<Listener<?>> listeners = List.of();
    private volatile Optional<Registration.Name> known = Optional.empty();
    private volatile Optional<Proxy> locator = Optional.empty();
    private final AtomicReference<@Nullable Registration> registration = new AtomicReference<>();
    private volatile List<Endpoint> published = List.of();

    /**
     * An adapter without endpoints yet.
     *
     * @param template a proxy of the kind that it makes
     * @param identities reads an identity from its text
     */
    public FloeAdapter(
            String name,
            ServerEnvironment environment,
            ObjectReference template,
            Function<String, Identity> identities) {
        this.name = name;
        this.template = template;
        this.environment = environment;
        this.identities = identities;
        RefusalLog log = new RefusalLog(environment.connections().ticker());
        this.dispatch = new RequestDispatch(table, environment.dispatch(), environment.views(), log);
        this.connections = new AcceptedConnections(name, environment, dispatch, log);
    }

    /** Where its transports bring accepted channels to. */
    public AcceptedChannels accepted() {
        return connections::setup;
    }

    /**
     * Hands over what it listens with.
     *
     * @param instead what its proxies carry; empty for what the listeners publish
     */
    public void listening(List<Listener<?>> bound, List<Endpoint> instead) {
        listeners = List.copyOf(bound);
        published = instead.isEmpty() ? collect(Listener::published) : instead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Endpoint> endpoints() {
        return collect(Listener::endpoints);
    }

    @Override
    public List<Endpoint> publishedEndpoints() {
        return published;
    }

    private List<Endpoint> collect(Function<Listener<?>, List<? extends Endpoint>> of) {
        List<Endpoint> all = new ArrayList<>();
        listeners.forEach(listener -> all.addAll(of.apply(listener)));
        return List.copyOf(all);
    }

    @Override
    public ObjectAdapter add(String identity, Dispatcher dispatcher) {
        return add(identities.apply(identity), "", dispatcher);
    }

    @Override
    public ObjectAdapter add(Identity identity, String facet, Dispatcher dispatcher) {
        table.add(identity, facet, dispatcher);
        return this;
    }

    @Override
    public ObjectAdapter addDefault(String category, Dispatcher dispatcher) {
        table.addDefault(category, dispatcher);
        return this;
    }

    @Override
    public ObjectAdapter remove(Identity identity, String facet) {
        table.remove(identity, facet);
        return this;
    }

    @Override
    public Proxy proxy(Identity identity) {
        ObjectReference direct =
                template.withIdentity(identity).withEndpoints(known.isPresent() ? List.of() : published);
        Proxy proxy = environment
                .proxies()
                .apply(known.map(name -> direct.withAdapterId(name.published())).orElse(direct));
        return known.flatMap(name -> locator).map(proxy::withLocator).orElse(proxy);
    }

    @Override
    public ObjectAdapter registerAs(String adapterId, String replicaGroupId) {
        known = Optional.of(new Registration.Name(adapterId, replicaGroupId));
        return this;
    }

    @Override
    public ObjectAdapter registerAt(Proxy own) {
        locator = Optional.of(own);
        return this;
    }

    @Override
    public CompletableFuture<ObjectAdapter> activate() {
        Registration begun = known.map(name -> environment.registrar().registration(name, locator))
                .filter(made -> registration.compareAndSet(null, made))
                .orElse(null);
        connections.open();
        return begun == null
                ? CompletableFuture.completedFuture(this)
                : begun.begin(publishedEndpoints()).thenApply(done -> this);
    }

    /** Is known to no location service any more. */
    public CompletableFuture<Void> withdraw() {
        Registration begun = registration.getAndSet(null);
        return begun == null ? CompletableFuture.completedFuture(null) : begun.end();
    }

    @Override
    public CompletableFuture<Void> deactivate() {
        return withdraw().thenCompose(done -> close());
    }

    private CompletableFuture<Void> close() {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (Listener<?> listener : listeners) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            listener.close().addListener(done -> closed.complete(null));
            ends.add(closed);
        }
        ends.add(connections.end());
        return CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
    }

    /** Requests over a connection that it was attached to, though it did not accept it. */
    @Override
    public void handle(IceConnection connection, Invocation invocation, boolean oneway, Responder responder) {
        dispatch.handle(connection, invocation, oneway, responder);
    }

    /** The answer to requests over a connection that no adapter is attached to (observed from Ice 3.7.8). */
    public static void refuse(IceConnection connection, Invocation invocation, boolean oneway, Responder responder) {
        RequestDispatch.refuse(connection, invocation, oneway, responder);
    }
}
