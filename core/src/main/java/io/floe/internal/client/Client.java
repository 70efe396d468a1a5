package io.floe.internal.client;

import io.floe.CallObserver;
import io.floe.Connection;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.SecurityPolicy;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ToStringMode;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import io.floe.internal.connection.IceConnection;
import io.floe.spi.EndpointSource;
import io.floe.spi.Trait;
import io.floe.spi.Transport;
import io.floe.wire.Identity;
import io.floe.wire.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The client side of one communicator: makes proxies and keeps one group for all those that share a rotation. Thread-safe.
 */
public final class Client {
    /** New groups have those that are long unused forgotten, at most once in this time: that takes a look at them all. */
    private static final long SWEEP = TimeUnit.SECONDS.toNanos(1);

    private final ClientEnvironment environment;
    private final Balancers balancers;
    private final ToStringMode toStringMode;
    private final ProxyOptions defaults;
    private final CallObservers observers;
    private final HealthTable table;
    private final Function<Proxy, EndpointFinder> locators;
    /** Where proxies find them. */
    private final Map<GroupKey, TargetGroup> groups = new ConcurrentHashMap<>();
    /** Those that calls may wait in; the control thread's. */
    private final Set<TargetGroup> living = new LinkedHashSet<>();

    private final GroupRegister register = new GroupRegister() {
        @Override
        public void admit(TargetGroup group) {
            Client.this.admit(group);
        }

        @Override
        public void leave(GroupKey key, TargetGroup group) {
            living.remove(group);
            groups.remove(key, group);
        }
    };

    private volatile boolean closed;
    /** When groups were last told to retire; the control thread's. */
    private long swept;

    /**
     * The client side of a communicator.
     *
     * @param balancer what proxies use that name no other
     * @param security which endpoints proxies may use that say nothing else
     * @param deadline of calls whose proxy sets none
     * @param observers told of every call of every proxy
     * @param finder where proxies without endpoints find them
     * @param locators finders by a proxy's own locator
     * @param toStringMode how proxies print
     */
    public Client(
            ClientEnvironment environment,
            Balancers balancers,
            BalancerChoice balancer,
            SecurityPolicy security,
            Duration deadline,
            List<CallObserver> observers,
            EndpointFinder finder,
            Function<Proxy, EndpointFinder> locators,
            ToStringMode toStringMode) {
        this.environment = environment;
        this.observers = new CallObservers(observers);
        this.balancers = balancers;
        this.toStringMode = toStringMode;
        this.defaults = new ProxyOptions(Map.of(), deadline, "", balancer, security, this.observers, finder);
        this.locators = locators;
        this.table = new HealthTable(environment);
        this.swept = environment.now() - SWEEP;
    }

    /** A proxy to what the reference names. */
    public Proxy proxy(ObjectReference reference) {
        return new FloeProxy(this, reference, defaults, null);
    }

    /** A proxy that calls over one connection only. */
    Proxy fixedProxy(IceConnection connection, Identity identity) {
        return new FloeProxy(
                this, ObjectReference.of(identity, List.of()), defaults, new FixedRoute(connection, environment));
    }

    /** What is known of every endpoint that was used. */
    public List<EndpointStatus> endpoints() {
        return table.snapshot();
    }

    /** What is left for risky retries and rescues, from 0 to 1. */
    public double retryBudget() {
        return environment.budget().left();
    }

    /** Takes an endpoint out for a while. */
    public void drain(EndpointStatus endpoint) {
        environment.control().execute(() -> table.drain(endpoint));
    }

    /** Endpoints without a connection are tried now. */
    public void probe() {
        environment.control().execute(table::probe);
    }

    /** Trust has changed: endpoints that could not be trusted are tried again now. */
    public void reconsider() {
        environment.control().execute(table::reconsider);
        environment.news().trustChanged();
    }

    /** A connection as users see it. */
    public Connection view(IceConnection connection) {
        return new FloeConnection(this, connection);
    }

    /** Closes every connection gracefully, after the calls that run. */
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        closed = true;
        environment.control().execute(() -> {
            List.copyOf(living).forEach(TargetGroup::shutDown);
            environment.pauses().shutDown();
            table.shutdown().thenRun(() -> ended.complete(null));
        });
        return ended;
    }

    void requireOpen(CallTerms terms, Invocation first) {
        if (closed) {
            throw Verdict.shutDown(CallPlan.describe(terms, first), List.of());
        }
    }

    String text(ObjectReference reference) {
        return reference.toString(toStringMode);
    }

    ClientEnvironment environment() {
        return environment;
    }

    /** Those of the communicator. */
    CallObservers observers() {
        return observers;
    }

    EndpointFinder finder(Proxy locator) {
        return locators.apply(locator);
    }

    Balancers balancers() {
        return balancers;
    }

    TargetGroup group(ObjectReference reference, ProxyOptions options) {
        SecurityPolicy security = reference.secure() ? SecurityPolicy.REQUIRE_SECURE : options.security();
        GroupKey key = new GroupKey(
                source(reference, options),
                reference.mode().isDatagram(),
                options.connectionId(),
                options.balancer(),
                security);
        TargetGroup known = groups.get(key);
        return known != null
                ? known
                : groups.computeIfAbsent(
                        key,
                        k -> new TargetGroup(
                                environment, table, k, options.balancer().create(), register));
    }

    EndpointSource source(ObjectReference reference, ProxyOptions options) {
        if (reference.endpoints().isEmpty() || options.finder().replaces()) {
            return options.finder().find(reference);
        }
        List<Endpoint> usable = usable(reference, options.security());
        if (usable.isEmpty()) {
            throw new UnreachableException(
                    "proxy '" + reference + "': no usable endpoint (expected: " + wanted(reference) + ")",
                    Outcome.NOT_SENT,
                    List.of());
        }
        return new FixedEndpoints(usable);
    }

    /** Groups that come make room for themselves, so that what is long unused cannot pile up. */
    private void admit(TargetGroup called) {
        long now = environment.now();
        if (now - swept >= SWEEP) {
            swept = now;
            List.copyOf(living).forEach(TargetGroup::retireIfUnused);
            table.forgetUnused();
        }
        living.add(called);
        if (closed) {
            called.shutDown();
        }
    }

    List<Endpoint> usable(ObjectReference reference, SecurityPolicy security) {
        boolean secure = reference.secure() || security == SecurityPolicy.REQUIRE_SECURE;
        boolean datagram = reference.mode().isDatagram();
        List<Endpoint> usable = new ArrayList<>();
        for (Endpoint endpoint : reference.endpoints()) {
            Transport<?> transport = environment.transports().of(endpoint).orElse(null);
            if (transport != null && fits(transport.traits(), datagram, secure)) {
                usable.add(endpoint);
            }
        }
        return usable;
    }

    private static boolean fits(Set<Trait> traits, boolean datagram, boolean secure) {
        return traits.contains(Trait.DATAGRAM) == datagram && (!secure || traits.contains(Trait.SECURE));
    }

    private static String wanted(ObjectReference reference) {
        return (reference.mode().isDatagram() ? "a datagram endpoint" : "a stream endpoint")
                + (reference.secure() ? " that is secure" : "");
    }
}
