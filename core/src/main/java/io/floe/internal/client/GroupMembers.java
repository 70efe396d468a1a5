package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import io.floe.spi.Target;
import io.floe.spi.Transport;
import io.netty.util.concurrent.Future;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The remote endpoints of one group, found by resolving the names of its endpoints. Owned by the control thread.
 *
 * <p>A name that cannot be resolved is tried again when a call needs it, at most once in 0.75 s.
 */
final class GroupMembers {
    private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(750);

    private record NameFailure(Failure failure, long at) {}

    private final ClientEnvironment environment;
    private final HealthTable table;
    private final GroupKey key;
    private final Runnable changed;
    private final BiConsumer<Endpoint, Failure> failed;
    private final Map<Endpoint, List<RemoteEndpoint>> found = new HashMap<>();
    private final Map<Endpoint, NameFailure> failures = new HashMap<>();
    private final Set<Endpoint> pending = new LinkedHashSet<>();

    /**
     * Members of a group.
     *
     * @param changed called when members were added
     * @param failed called when a name could not be resolved
     */
    GroupMembers(
            ClientEnvironment environment,
            HealthTable table,
            GroupKey key,
            Runnable changed,
            BiConsumer<Endpoint, Failure> failed) {
        this.environment = environment;
        this.table = table;
        this.key = key;
        this.changed = changed;
        this.failed = failed;
    }

    /** The members known so far, in the order of the endpoints, each once. */
    List<RemoteEndpoint> list() {
        Set<RemoteEndpoint> members = new LinkedHashSet<>();
        key.endpoints().forEach(endpoint -> members.addAll(found.getOrDefault(endpoint, List.of())));
        return new ArrayList<>(members);
    }

    /** Whether names are being resolved. */
    boolean pending() {
        return !pending.isEmpty();
    }

    /** Resolves what is not resolved; tells at once of the names that have just failed. */
    void resolve() {
        for (Endpoint endpoint : key.endpoints()) {
            if (found.containsKey(endpoint) || pending.contains(endpoint)) {
                continue;
            }
            NameFailure last = failures.get(endpoint);
            if (last != null && environment.now() - last.at() < FRESH) {
                failed.accept(endpoint, last.failure());
            } else {
                pending.add(endpoint);
                // Endpoints that no transport knows were filtered out when the group was made.
                resolve(environment.transports().of(endpoint).orElseThrow(), endpoint);
            }
        }
    }

    /** Resolves the names that could not be resolved some time ago. */
    void resolveAgain() {
        long now = environment.now();
        boolean due = failures.values().stream().anyMatch(failure -> now - failure.at() >= FRESH);
        if (due) {
            resolve();
        }
    }

    @SuppressWarnings("unchecked") // a transport is found by the protocol of the endpoints that it makes
    private <E extends Endpoint> void resolve(Transport<E> transport, Endpoint endpoint) {
        Future<List<Target<E>>> future =
                transport.resolve((E) endpoint, environment.loops().next());
        future.addListener(done -> environment.control().execute(() -> {
            if (!future.isSuccess()) {
                unresolved(endpoint, future.cause());
            } else if (future.getNow().isEmpty()) {
                unresolved(endpoint, new UnknownHostException("no address"));
            } else {
                pending.remove(endpoint);
                failures.remove(endpoint);
                found.put(endpoint, remember(transport, future.getNow()));
                changed.run();
            }
        }));
    }

    private void unresolved(Endpoint endpoint, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Failure failure = new Failure(Kind.REFUSED, "name not resolved: " + reason, cause);
        pending.remove(endpoint);
        failures.put(endpoint, new NameFailure(failure, environment.now()));
        failed.accept(endpoint, failure);
    }

    private <E extends Endpoint> List<RemoteEndpoint> remember(Transport<E> transport, List<Target<E>> targets) {
        return targets.stream()
                .map(target -> table.endpoint(transport, target, key.connectionId()))
                .toList();
    }
}
