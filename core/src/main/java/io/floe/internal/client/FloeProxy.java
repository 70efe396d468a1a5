package io.floe.internal.client;

import io.floe.Batch;
import io.floe.CallObserver;
import io.floe.Connection;
import io.floe.Proxy;
import io.floe.Reply;
import io.floe.SecurityPolicy;
import io.floe.balance.Balancer;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ProxyMode;
import io.floe.fault.FloeException;
import io.floe.internal.connection.ConnectionSettings;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.EndpointSource;
import io.floe.wire.Encapsulation;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The proxy. Immutable; its route is found with the first call, for making a proxy does no I/O. */
public final class FloeProxy implements Proxy {
    private final Client client;
    private final ObjectReference reference;
    private final ProxyOptions options;
    private final CallTerms terms;
    private final @Nullable Route fixed;
    private @Nullable Route found;

    FloeProxy(Client client, ObjectReference reference, ProxyOptions options, @Nullable Route fixed) {
        this.client = client;
        this.reference = reference;
        this.options = options;
        this.terms = CallTerms.of(client.environment(), reference.mode(), options);
        this.fixed = fixed;
        this.found = fixed;
    }

    /** Racy on purpose: all threads find the same group. */
    private Route route() {
        Route route = found;
        if (route == null || route.retired()) {
            route = client.group(reference, options);
            found = route;
        }
        return route;
    }

    @Override
    public ObjectReference reference() {
        return reference;
    }

    @Override
    public List<Endpoint> usableEndpoints() {
        return client.usable(reference, options.security());
    }

    @Override
    public CompletableFuture<List<Endpoint>> resolve() {
        CompletableFuture<List<Endpoint>> answer =
                CallFuture.of(client.environment().callbacks());
        try {
            OneAnswer.ask(client.source(reference, options), answer);
        } catch (FloeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    @Override
    public CompletableFuture<Reply> invoke(String operation, OperationMode mode, Encapsulation parameters) {
        if (terms.kind() == CallTerms.Kind.BATCH) {
            throw new IllegalStateException(
                    "proxy '" + reference + "': invoke (expected: batch(), for its mode is " + reference.mode() + ")");
        }
        return start(terms, invocation(operation, mode, parameters));
    }

    Invocation invocation(String operation, OperationMode mode, Encapsulation parameters) {
        return new Invocation(reference.identity(), reference.facet(), operation, mode, options.context(), parameters);
    }

    /** A batch of calls, in one message. */
    CompletableFuture<Reply> start(List<Invocation> batch) {
        return start(terms.ofBatch(batch), batch.get(0));
    }

    private CompletableFuture<Reply> start(CallTerms callTerms, Invocation first) {
        Route route;
        try {
            client.requireOpen(callTerms, first);
            route = route();
        } catch (FloeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return new InvocationPath(callTerms, first, route).start();
    }

    ConnectionSettings connectionSettings() {
        return client.environment().connections().settings();
    }

    Map<String, String> context() {
        return options.context();
    }

    @Override
    public CompletableFuture<Void> ping() {
        // Nonmutating is what Ice 3.7 sends for ice_ping; 3.8 accepts any mode.
        return invoke("ice_ping", OperationMode.NONMUTATING, Encapsulation.empty(reference.encoding()))
                .thenApply(reply -> null);
    }

    @Override
    public Batch batch() {
        return new FloeBatch(this);
    }

    @Override
    public CompletableFuture<Void> connect() {
        CompletableFuture<Void> done = CallFuture.of(client.environment().callbacks());
        try {
            if (route() instanceof TargetGroup group) {
                group.connect(new WarmUp(done));
            } else {
                done.complete(null);
            }
        } catch (FloeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    @Override
    public CompletableFuture<Connection> connection() {
        try {
            Optional<Connection> open = openConnection();
            if (open.isPresent()) {
                return CompletableFuture.completedFuture(open.get());
            }
        } catch (FloeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return connect()
                .thenApply(connected -> openConnection()
                        .orElseThrow(() -> new IllegalStateException(
                                "proxy '" + reference + "': connection lost as soon as it was open")));
    }

    private Optional<Connection> openConnection() {
        Hop hop = route().pick(
                        new FirstPick(reference.identity(), options.context()),
                        client.environment().now());
        IceConnection open = hop == null ? null : hop.connection();
        return open == null ? Optional.empty() : Optional.of(new FloeConnection(client, open));
    }

    @Override
    public Proxy withIdentity(Identity identity) {
        return with(reference.withIdentity(identity));
    }

    @Override
    public Proxy withFacet(String facet) {
        return with(reference.withFacet(facet));
    }

    private Proxy with(ObjectReference other) {
        return new FloeProxy(client, other, options, fixed);
    }

    private Proxy with(ProxyOptions other) {
        return new FloeProxy(client, reference, other, fixed);
    }

    @Override
    public Proxy oneway() {
        return with(reference.withMode(ProxyMode.ONEWAY));
    }

    @Override
    public Proxy datagram() {
        return with(reference.withMode(ProxyMode.DATAGRAM));
    }

    @Override
    public Proxy twoway() {
        return with(reference.withMode(ProxyMode.TWOWAY));
    }

    @Override
    public Proxy secure() {
        return with(reference.withSecure(true));
    }

    @Override
    public Proxy withSecurity(SecurityPolicy policy) {
        return with(options.withSecurity(policy));
    }

    @Override
    public Proxy withContext(Map<String, String> context) {
        return with(options.withContext(context));
    }

    @Override
    public Proxy withDeadline(Duration deadline) {
        return with(options.withDeadline(deadline));
    }

    @Override
    public Proxy withBalancer(String name) {
        return with(options.withBalancer(client.balancers().named(name)));
    }

    @Override
    public Proxy withBalancer(Supplier<Balancer> balancer) {
        return with(options.withBalancer(new BalancerChoice.Own(balancer)));
    }

    @Override
    public Proxy withConnectionId(String id) {
        ProxyOptions apart = options.withConnectionId(id);
        return with(id.isEmpty() ? apart : apart.withBalancer(client.balancers().named("sticky")));
    }

    @Override
    public Proxy withObserver(CallObserver observer) {
        return with(options.withObservers(client.observers().and(observer)));
    }

    @Override
    public Proxy withLocator(Proxy locator) {
        return with(options.withFinder(client.finder(locator)));
    }

    @Override
    public Proxy withEndpoints(EndpointSource source) {
        return with(options.withFinder(EndpointFinder.only(source)));
    }

    @Override
    public String toString() {
        return client.text(reference);
    }
}
