package io.floe;

import io.floe.endpoint.Endpoint;
import io.floe.internal.server.FloeAdapter;
import io.floe.wire.Identity;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The server's side: objects by identity and facet, behind any number of endpoints. Thread-safe. A request finds its object
 * by identity and facet, else the default dispatcher of its category, else that of the empty category.
 */
public sealed interface ObjectAdapter permits FloeAdapter {
    /** What logs call it. */
    String name();

    /** What is listened on, with real ports. */
    List<Endpoint> endpoints();

    /** What proxies to objects of this adapter carry. */
    List<Endpoint> publishedEndpoints();

    /** Adds an object under an identity's text ({@code name} or {@code category/name}); replacing one is an error. */
    ObjectAdapter add(String identity, Dispatcher dispatcher);

    /** Adds a facet of an object; the empty facet is the default one. */
    ObjectAdapter add(Identity identity, String facet, Dispatcher dispatcher);

    /**
     * Serves every identity and facet of a category that has no object of its own; the empty category serves all.
     *
     * @throws IllegalArgumentException if the category has one already
     */
    ObjectAdapter addDefault(String category, Dispatcher dispatcher);

    /** Removes a facet of an object; calls that run go on. */
    ObjectAdapter remove(Identity identity, String facet);

    /**
     * Makes the adapter known to a location service, from its activation until it stops: under its own id, and as one of a
     * replica group. Its proxies then carry the group's id, or its own if it is in none, instead of endpoints. To be called
     * before {@link #activate}; as the properties {@code NAME.AdapterId} and {@code NAME.ReplicaGroupId}.
     *
     * @param replicaGroupId empty for none
     */
    ObjectAdapter registerAs(String adapterId, String replicaGroupId);

    /** The locator to be known to, instead of the communicator's; as the property {@code NAME.Locator}. */
    ObjectAdapter registerAt(Proxy locator);

    /** A proxy to an object of this adapter, with the published endpoints, or the id that it is registered under. */
    Proxy proxy(Identity identity);

    /**
     * Starts to validate connections and to serve. If it is to be registered, completes once that was tried: exceptionally if
     * the registry refuses it ({@link io.floe.fault.ConfigurationException}), normally if the registry is away, for it is
     * tried again in the background, as it is when the registry has forgotten it.
     */
    CompletableFuture<ObjectAdapter> activate();

    /**
     * Stops gracefully: accepts no more, finishes what runs, sends the answers and says CloseConnection, so that no client
     * loses a call.
     */
    CompletableFuture<Void> deactivate();
}
