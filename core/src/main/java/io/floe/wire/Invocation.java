package io.floe.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request asks of whom; the same in a request of its own and in a batch. Immutable.
 *
 * @param identity the object
 * @param facet which of the object's facets; empty for the default one
 * @param operation the operation's name; names are compared as whole strings
 * @param mode whether it may run twice
 * @param context the caller's entries, in order; usually empty
 * @param params the in-parameters
 */
public record Invocation(
        Identity identity,
        String facet,
        String operation,
        OperationMode mode,
        Map<String, String> context,
        Encapsulation params) {
    public Invocation {
        context = context.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }
}
