package io.floe;

import io.floe.balance.Balancer;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.internal.client.FloeProxy;
import io.floe.spi.EndpointSource;
import io.floe.wire.Encapsulation;
import io.floe.wire.IceWriter;
import io.floe.wire.Identity;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An object somewhere else. Immutable and thread-safe: each {@code with...} returns another proxy, and all proxies of a
 * communicator share its connections.
 *
 * <p>A twoway call's future completes with the reply, a oneway call's with an empty one as soon as the request was written
 * to a socket. It completes exceptionally with a {@link RemoteException} if the object answered so, or with an
 * {@link io.floe.fault.InvocationException} that tells whether the call may have run and what was tried. Dependents run on
 * the communicator's callback executor; cancelling the future forgets the call.
 */
public sealed interface Proxy permits FloeProxy {
    /** Identity, facet, mode and endpoints as data; its text is the canonical one. */
    ObjectReference reference();

    /**
     * The endpoints that calls of this proxy can take, in the order of the text: those that fit its mode, that are secure if
     * it wants so, and whose transport is there. No I/O happens.
     */
    List<Endpoint> usableEndpoints();

    /** Whose object it is. */
    default Identity identity() {
        return reference().identity();
    }

    /**
     * The endpoints that calls of this proxy go to now: those of its text, or what its locator or source tells. Fails with a
     * message that says what was asked of whom, and what it answered.
     */
    CompletableFuture<List<Endpoint>> resolve();

    /** Calls an operation that must not run twice (Slice's default) and has no parameters. */
    default CompletableFuture<Reply> invoke(String operation) {
        return invoke(
                operation, OperationMode.NORMAL, Encapsulation.empty(reference().encoding()));
    }

    /** Calls an operation that must not run twice (Slice's default). */
    default CompletableFuture<Reply> invoke(String operation, Consumer<IceWriter> parameters) {
        return invoke(operation, OperationMode.NORMAL, parameters);
    }

    /**
     * Calls an operation; the mode must be the one that its Slice definition states. Large sequences of bytes are best written by
     * {@link IceWriter#wrapByteBuffer}.
     */
    default CompletableFuture<Reply> invoke(String operation, OperationMode mode, Consumer<IceWriter> parameters) {
        return invoke(operation, mode, Encapsulation.write(reference().encoding(), parameters));
    }

    /** Calls an operation with parameters that were encoded elsewhere. */
    CompletableFuture<Reply> invoke(String operation, OperationMode mode, Encapsulation parameters);

    /** Calls {@code ice_ping}: completes if the object exists. */
    CompletableFuture<Void> ping();

    /** Starts a batch of oneway calls that is flushed whole to one endpoint. */
    Batch batch();

    /** Opens connections ahead of the first call: completes when every endpoint was tried, fails if none could be reached. */
    CompletableFuture<Void> connect();

    /** The connection that calls of this proxy would take now, for callbacks; opened if there is none. */
    CompletableFuture<Connection> connection();

    /** Another identity at the same endpoints. */
    Proxy withIdentity(Identity identity);

    /** Another facet of the object; empty is the default facet. */
    Proxy withFacet(String facet);

    /** The context that is sent with every call. */
    Proxy withContext(Map<String, String> context);

    /** The deadline of each call, from {@code invoke} to its answer, retries included. */
    Proxy withDeadline(Duration deadline);

    /** Calls without answer: the future completes once the request was written. */
    Proxy oneway();

    /** Calls without answer over datagram endpoints only: fast, and lost without a trace. */
    Proxy datagram();

    /** Calls with an answer, the default. */
    Proxy twoway();

    /** Only endpoints that authenticate and encrypt (the {@code -s} of the text). */
    Proxy secure();

    /** Which endpoints of a mixed string may take the calls. */
    Proxy withSecurity(SecurityPolicy policy);

    /**
     * The balancer by name: {@code round_robin}, {@code weighted_round_robin:HOST[:PORT]=N,...}, {@code random}, {@code
     * ordered}, {@code sticky}, {@code least_request}, {@code peak_ewma}, {@code consistent_hash} (by the identity), {@code
     * consistent_hash:KEY} (by a value of the context), or a plug-in's.
     *
     * @throws io.floe.fault.ConfigurationException if there is none of that name
     */
    Proxy withBalancer(String name);

    /** A balancer of one's own; the supplier is called once for each group of endpoints. */
    Proxy withBalancer(Supplier<Balancer> balancer);

    /**
     * A connection of its own, apart from those of proxies with another id (Ice's connection id). Calls keep to it, for the
     * balancer is {@code sticky} from here on; {@link #withBalancer(String)} after this one chooses another. The empty id
     * shares connections again.
     */
    Proxy withConnectionId(String id);

    /** Tells how each call ended and which server answered; replaces this proxy's observer, not the communicator's. */
    Proxy withObserver(CallObserver observer);

    /** Another locator to find the endpoints, for a proxy whose text lists none ({@code hello@HelloAdapter}). */
    Proxy withLocator(Proxy locator);

    /** Endpoints from elsewhere, live, instead of those that the text lists or a locator knows. */
    Proxy withEndpoints(EndpointSource source);

    /** The canonical text, as Ice prints it. */
    @Override
    String toString();
}
