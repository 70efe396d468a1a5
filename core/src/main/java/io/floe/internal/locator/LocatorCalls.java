package io.floe.internal.locator;

import io.floe.Proxy;
import io.floe.RemoteException;
import io.floe.UserException;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.ObjectReferenceCodec;
import io.floe.fault.InvocationException;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import io.floe.wire.IceWriter;
import io.floe.wire.OperationMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The operations of {@code ::Ice::Locator} (Ice manual, "Locator Semantics for Clients"). Immutable. */
final class LocatorCalls {
    private final Proxy locator;
    private final EncodingVersion encoding;
    private final ObjectReferenceCodec codec;

    LocatorCalls(Proxy locator, EncodingVersion encoding, ObjectReferenceCodec codec) {
        this.locator = locator;
        this.encoding = encoding;
        this.codec = codec;
    }

    /** The endpoints; fails with a message that says what was asked of whom, and what it answered. */
    CompletableFuture<List<Endpoint>> find(Sought sought) {
        return sought instanceof Sought.WellKnown object
                ? reference(sought).thenCompose(answer -> endpoints(object, answer))
                : reference(sought).thenApply(answer -> direct(sought, answer));
    }

    /** The proxy that the locator answers; its registration is nil while the server does not run. */
    CompletableFuture<Optional<ObjectReference>> reference(Sought sought) {
        if (sought instanceof Sought.Adapter adapter) {
            return ask("findAdapterById", sought.toString(), out -> out.writeString(adapter.id()));
        }
        Sought.WellKnown object = (Sought.WellKnown) sought;
        return ask("findObjectById", sought.toString(), out -> out.writeIdentity(object.identity()));
    }

    /** Where adapters are registered. */
    CompletableFuture<ObjectReference> registry() {
        return ask("getRegistry", "its registry", out -> {})
                .thenApply(answer -> answer.orElseThrow(() -> refused("its registry", "none")));
    }

    /** A well-known object may be known by its adapter, which is asked for next. */
    private CompletableFuture<List<Endpoint>> endpoints(Sought.WellKnown object, Optional<ObjectReference> answer) {
        String adapterId = answer.map(ObjectReference::adapterId).orElse("");
        return adapterId.isEmpty()
                ? CompletableFuture.completedFuture(direct(object, answer))
                : find(new Sought.Adapter(adapterId));
    }

    /** Of an adapter's proxy only the endpoints count; one without any says that nobody is there (observed from Ice 3.7.8). */
    private List<Endpoint> direct(Sought sought, Optional<ObjectReference> answer) {
        List<Endpoint> endpoints = answer.map(ObjectReference::endpoints).orElse(List.of());
        if (endpoints.isEmpty()) {
            String said = answer.map(proxy -> "'" + proxy + "', which has no endpoints")
                    .orElse("nil: it is known, but not running");
            throw refused(sought.toString(), said);
        }
        return endpoints;
    }

    private CompletableFuture<Optional<ObjectReference>> ask(
            String operation, String what, Consumer<IceWriter> parameters) {
        // Nonmutating is what Ice 3.7 sends; 3.8 accepts any mode.
        return locator.invoke(operation, OperationMode.NONMUTATING, Encapsulation.write(encoding, parameters))
                .thenApply(reply -> reply.read(codec::read))
                .exceptionally(thrown -> {
                    throw failure(what, Registration.cause(thrown));
                });
    }

    private NotLocatedException failure(String what, Throwable cause) {
        if (cause instanceof UserException known) {
            String answer = known.typeId().replaceFirst(".*::", "") + " (expected: a registered one)";
            return new NotLocatedException(text(what, answer), known, true);
        }
        String said = said(cause).replaceAll("\\s*\\n\\s*", "; ");
        return new NotLocatedException(
                text(what, (cause instanceof RemoteException ? "" : "nothing: ") + said), cause, false);
    }

    /** Of a call that did not reach the locator only what was tried, for the rest is said already. */
    private static String said(Throwable cause) {
        return cause instanceof InvocationException missed && !missed.attempts().isEmpty()
                ? missed.attempts().stream()
                        .map(attempt -> attempt.endpoint() + " " + attempt.failure())
                        .distinct()
                        .collect(Collectors.joining("; "))
                : String.valueOf(cause.getMessage());
    }

    private NotLocatedException refused(String what, String said) {
        return new NotLocatedException(text(what, said), null, false);
    }

    private String text(String what, String said) {
        return "locator '" + locator + "' was asked for " + what + " and answered " + said;
    }

    /** Whether the locator has answered that it knows no such name. */
    static boolean isUnknown(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
        return cause instanceof NotLocatedException missing && missing.unknown();
    }
}
