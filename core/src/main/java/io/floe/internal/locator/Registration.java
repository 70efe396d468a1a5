package io.floe.internal.locator;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.fault.ConfigurationException;
import io.floe.internal.control.Control;
import io.floe.wire.Identity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an adapter registered while it serves. Owned by the control thread, to which answers are handed over.
 *
 * <p>The locator is asked every 10 s (a fifth of it jitter) whether it still knows the adapter, for a registry may come back
 * without its state; the adapter is registered again if not. While the registry is away it is tried after 1 s, doubling to
 * 10 s, half of it jitter.
 */
public final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final long CHECK = TimeUnit.SECONDS.toNanos(10);
    private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
    /** How long a stopping server waits for its registry. */
    private static final long FAREWELL = TimeUnit.SECONDS.toNanos(2);

    /**
     * Under which names an adapter is registered. Immutable.
     *
     * @param adapterId the adapter's own
     * @param replicaGroupId that of the group that it belongs to, or empty
     */
    public record Name(String adapterId, String replicaGroupId) {
        public Name {
            if (adapterId.isEmpty()) {
                throw new ConfigurationException(
                        "adapter id: none (expected: one beside replica group '" + replicaGroupId + "')");
            }
        }

        /** What proxies to the adapter's objects carry. */
        public String published() {
            return replicaGroupId.isEmpty() ? adapterId : replicaGroupId;
        }

        @Override
        public String toString() {
            return "adapter '" + adapterId + "'"
                    + (replicaGroupId.isEmpty() ? "" : " of group '" + replicaGroupId + "'");
        }
    }

    private final LocatorSettings settings;
    private final LocatorCalls calls;
    private final RegistryCalls registry;
    private final Name name;
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private List<Endpoint> endpoints = List.of();
    private Control.@Nullable Plan timer;
    private int failures;
    private boolean registered;
    private boolean ended;

    Registration(
            LocatorSettings settings,
            LocatorCalls calls,
            ObjectReferenceCodec codec,
            RegistryProxies proxies,
            Name name) {
        this.settings = settings;
        this.calls = calls;
        this.registry = new RegistryCalls(calls, codec, proxies, name);
        this.name = name;
    }

    /**
     * Registers the endpoints, and sees to it that they stay registered. Completes when that was tried once: exceptionally
     * if the registry refuses the adapter, normally if it is away.
     */
    public CompletableFuture<Void> begin(List<Endpoint> published) {
        onControl(() -> {
            endpoints = published;
            register();
        });
        return first;
    }

    /** Takes the registration back; completes once that is done, or cannot be done soon. */
    public CompletableFuture<Void> end() {
        CompletableFuture<Void> taken = new CompletableFuture<>();
        onControl(() -> {
            boolean wasRegistered = registered;
            ended = true;
            cancelTimer();
            if (wasRegistered) {
                settings.control().plan(() -> taken.complete(null), FAREWELL);
                registry.set(Optional.empty()).whenComplete((done, thrown) -> {
                    if (thrown != null) {
                        LOG.warn("{} stays registered: {}", name, message(thrown));
                    }
                    taken.complete(null);
                });
            } else {
                taken.complete(null);
            }
        });
        return taken;
    }

    private void register() {
        ObjectReference dummy = ObjectReference.of(Identity.of("dummy"), endpoints); // the identity that Ice sends
        registry.set(Optional.of(dummy))
                .whenComplete((done, thrown) -> onControl(() -> {
                    if (thrown == null) {
                        registered = true;
                        LOG.info("registered {}", name);
                    }
                    tried(thrown);
                }));
    }

    private void check() {
        calls.reference(new Sought.Adapter(name.adapterId()))
                .whenComplete((answer, thrown) -> onControl(() -> {
                    if (ended) {
                        return;
                    }
                    boolean unknown = thrown == null ? answer.isEmpty() : LocatorCalls.isUnknown(thrown);
                    if (unknown) {
                        LOG.info("{} is not registered any more; registering it again", name);
                        register();
                    } else {
                        tried(thrown);
                    }
                }));
    }

    private void tried(@Nullable Throwable thrown) {
        if (thrown == null) {
            failures = 0;
            first.complete(null);
        } else {
            if (failures++ == 0) {
                LOG.warn("{} is not registered for now: {}", name, message(thrown));
            }
            if (RegistryCalls.isRefusal(thrown)) {
                first.completeExceptionally(cause(thrown));
            } else {
                first.complete(null);
            }
        }
        if (!ended) {
            long delay = thrown == null ? CHECK : Math.min(CHECK, FIRST << Math.min(failures - 1, 10));
            long fixed = thrown == null ? delay * 9 / 10 : delay / 2;
            timer = settings.control()
                    .plan(
                            registered ? this::check : this::register,
                            fixed + settings.random().nextLong(thrown == null ? delay / 5 : delay / 2 + 1));
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void onControl(Runnable task) {
        settings.control().execute(task);
    }

    /** What a stage failed with, out of its wrapping. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }

    private static String message(Throwable thrown) {
        return String.valueOf(cause(thrown).getMessage());
    }
}
