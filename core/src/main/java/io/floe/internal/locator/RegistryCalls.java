package io.floe.internal.locator;

import io.floe.Proxy;
import io.floe.Reply;
import io.floe.UserException;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.fault.ConfigurationException;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.OperationMode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The operations of {@code ::Ice::LocatorRegistry} for one adapter (Ice manual, "Locator Semantics for Servers"). Immutable. The
 * registry is asked for each time, for it may have moved.
 */
final class RegistryCalls {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final LocatorCalls locator;
    private final ObjectReferenceCodec codec;
    private final RegistryProxies proxies;
    private final Registration.Name name;

    RegistryCalls(LocatorCalls locator, ObjectReferenceCodec codec, RegistryProxies proxies, Registration.Name name) {
        this.locator = locator;
        this.codec = codec;
        this.proxies = proxies;
        this.name = name;
    }

    /** Registers the proxy, or takes the registration back if there is none. */
    CompletableFuture<Reply> set(Optional<ObjectReference> proxy) {
        return locator.registry()
                .thenApply(reference ->
                        proxies.of(reference).withBalancer("ordered").withDeadline(DEADLINE))
                .thenCompose(registry -> set(registry, proxy));
    }

    private CompletableFuture<Reply> set(Proxy registry, Optional<ObjectReference> proxy) {
        boolean alone = name.replicaGroupId().isEmpty();
        Encapsulation parameters = Encapsulation.write(EncodingVersion.V1_1, out -> {
            out.writeString(name.adapterId());
            if (!alone) {
                out.writeString(name.replicaGroupId());
            }
            codec.write(proxy, out);
        });
        String operation = alone ? "setAdapterDirectProxy" : "setReplicatedAdapterDirectProxy";
        return registry.invoke(operation, OperationMode.IDEMPOTENT, parameters).exceptionally(thrown -> {
            throw refusal(registry, Registration.cause(thrown));
        });
    }

    private RuntimeException refusal(Proxy registry, Throwable cause) {
        if (cause instanceof UserException refused) {
            return new ConfigurationException(
                    name + ": registry '" + registry + "' answered "
                            + refused.typeId().replaceFirst(".*::", "") + " (expected: "
                            + expected(refused.typeId()) + ")",
                    refused);
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static String expected(String typeId) {
        return switch (typeId) {
            case "::Ice::AdapterNotFoundException" ->
                "an adapter that the registry knows, or IceGrid.Registry.DynamicRegistration=1";
            case "::Ice::AdapterAlreadyActiveException" -> "an adapter id that no running server has";
            case "::Ice::InvalidReplicaGroupIdException" -> "the replica group that the registry knows it in";
            default -> "an adapter that may be registered";
        };
    }

    /** Whether the registry does not want the adapter, rather than being away. */
    static boolean isRefusal(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        return cause instanceof ConfigurationException;
    }
}
