package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.spi.Target;
import io.floe.spi.Transport;
import io.netty.util.concurrent.Future;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The addresses behind the host of one endpoint, as they were last resolved. Owned by the control thread. A name that
 * cannot be resolved again keeps the addresses that it had.
 */
final class ResolvedName {
    private final ClientEnvironment environment;
    private final Endpoint endpoint;
    private final Transport<?> transport;
    private final HealthTable table;
    private final String connectionId;
    private final Consumer<ResolvedName> told;
    private List<RemoteEndpoint> targets = List.of();
    private @Nullable Failure failure;
    private boolean pending;
    private boolean awaited;
    private long asked;

    /** @param told hears of each result */
    ResolvedName(
            ClientEnvironment environment,
            Endpoint endpoint,
            Transport<?> transport,
            HealthTable table,
            String connectionId,
            Consumer<ResolvedName> told) {
        this.environment = environment;
        this.endpoint = endpoint;
        this.transport = transport;
        this.table = table;
        this.connectionId = connectionId;
        this.told = told;
        this.asked = environment.now();
    }

    List<RemoteEndpoint> targets() {
        return targets;
    }

    /** Why it was not resolved the last time, if it was not. */
    @Nullable
    Failure failure() {
        return failure;
    }

    String endpoint() {
        return endpoint.toString();
    }

    /** Whether nothing is known of it, good or bad. */
    boolean unknown() {
        return targets.isEmpty() && failure == null;
    }

    /** Whether a call waits for the addresses. */
    boolean awaited() {
        return pending && (awaited || targets.isEmpty());
    }

    /** Whether it was last asked for so long ago, or never. */
    boolean older(long nanos) {
        return !pending && (unknown() || environment.now() - asked >= nanos);
    }

    /** Asks for the addresses, unless that is being done. */
    void resolve(boolean waiting) {
        awaited |= waiting;
        if (!pending) {
            pending = true;
            asked = environment.now();
            resolve(transport);
        }
    }

    @SuppressWarnings("unchecked") // a transport is found by the protocol of the endpoints that it makes
    private <E extends Endpoint> void resolve(Transport<E> by) {
        Future<List<Target<E>>> future;
        try {
            future = by.resolve((E) endpoint, environment.anyLoop());
        } catch (RuntimeException e) { // a transport may be a stranger's
            failed(e);
            return;
        }
        if (future.isDone()) { // an address needs no looking up
            resolved(by, future);
        } else {
            future.addListener(done -> environment.control().execute(() -> resolved(by, future)));
        }
    }

    private <E extends Endpoint> void resolved(Transport<E> by, Future<List<Target<E>>> future) {
        if (!future.isSuccess()) {
            failed(future.cause());
        } else if (future.getNow().isEmpty()) {
            failed(new UnknownHostException("no address"));
        } else {
            end(null);
            List<RemoteEndpoint> found = new ArrayList<>();
            future.getNow().forEach(target -> found.add(table.endpoint(by, target, connectionId)));
            targets = inOrder(found);
            told.accept(this);
        }
    }

    /** Name servers turn their answers round: what is known keeps its place. */
    private List<RemoteEndpoint> inOrder(List<RemoteEndpoint> found) {
        Set<RemoteEndpoint> order = new LinkedHashSet<>(targets);
        order.retainAll(found);
        order.addAll(found);
        return List.copyOf(order);
    }

    private void failed(Throwable cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        end(new Failure(Kind.REFUSED, "name not resolved: " + reason, cause));
        told.accept(this);
    }

    private void end(@Nullable Failure why) {
        pending = false;
        awaited = false;
        failure = why;
    }
}
