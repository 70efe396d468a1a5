package io.floe.internal.server;

import io.floe.Dispatcher;
import io.floe.endpoint.ToStringMode;
import io.floe.wire.Identity;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The objects of an adapter, by identity and facet. Owned by the adapter; event loops read it without waiting. */
final class DispatchTable {
    /** What a request's identity and facet lead to. */
    sealed interface Found {
        /** Somebody who answers. */
        record Servant(Dispatcher dispatcher) implements Found {}

        /** The identity is known, the facet is not. */
        record NoFacet() implements Found {}

        /** Nobody has that identity. */
        record Nobody() implements Found {}
    }

    private static final Found NO_FACET = new Found.NoFacet();
    private static final Found NOBODY = new Found.Nobody();

    /** The facets of an identity are an immutable map that is replaced as a whole. */
    private final Map<Identity, Map<String, Found.Servant>> byIdentity = new ConcurrentHashMap<>();

    private final Map<String, Found.Servant> byCategory = new ConcurrentHashMap<>();

    /** A default dispatcher answers for the missing facets of known identities, too (observed from Ice 3.7.8). */
    Found find(Identity identity, String facet) {
        Map<String, Found.Servant> facets = byIdentity.getOrDefault(identity, Map.of());
        Found.Servant servant = facets.get(facet);
        if (servant == null) {
            servant = byCategory.get(identity.category());
        }
        if (servant == null) {
            servant = byCategory.get("");
        }
        if (servant != null) {
            return servant;
        }
        return facets.isEmpty() ? NOBODY : NO_FACET;
    }

    void add(Identity identity, String facet, Dispatcher dispatcher) {
        byIdentity.compute(identity, (known, facets) -> {
            Map<String, Found.Servant> more = copy(facets);
            if (more.putIfAbsent(facet, new Found.Servant(dispatcher)) != null) {
                throw new IllegalArgumentException("object: '" + ToStringMode.UNICODE.print(identity) + "' -f '" + facet
                        + "' (expected: one that was not added yet)");
            }
            return Map.copyOf(more);
        });
    }

    void addDefault(String category, Dispatcher dispatcher) {
        if (byCategory.putIfAbsent(category, new Found.Servant(dispatcher)) != null) {
            throw new IllegalArgumentException(
                    "default dispatcher: category '" + category + "' (expected: one without a default yet)");
        }
    }

    void remove(Identity identity, String facet) {
        byIdentity.computeIfPresent(identity, (known, facets) -> {
            Map<String, Found.Servant> fewer = copy(facets);
            fewer.remove(facet);
            return fewer.isEmpty() ? null : Map.copyOf(fewer);
        });
    }

    private static Map<String, Found.Servant> copy(@Nullable Map<String, Found.Servant> facets) {
        return facets == null ? new HashMap<>() : new HashMap<>(facets);
    }
}
