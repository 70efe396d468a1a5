package io.floe.internal.source;

import io.floe.fault.ConfigurationException;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.SourceContext;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of sources that are known, by the word before the colon: the built-in ones and the plug-ins'. Immutable. */
public final class Sources {
    private final Map<String, EndpointSourceProvider> byScheme = new TreeMap<>();
    private final SourceContext context;

    /**
     * The given ones.
     *
     * @throws ConfigurationException if two of them claim one word
     */
    public Sources(Iterable<EndpointSourceProvider> providers, SourceContext context) {
        this.context = context;
        for (EndpointSourceProvider provider : providers) {
            EndpointSourceProvider first = byScheme.putIfAbsent(provider.scheme(), provider);
            if (first != null) {
                throw new ConfigurationException("source '" + provider.scheme() + "': provided by "
                        + first.getClass().getName() + " and by "
                        + provider.getClass().getName() + " (expected: one jar; remove the other)");
            }
        }
    }

    /**
     * The source of a text such as {@code file:/etc/hello.endpoints}.
     *
     * @throws ConfigurationException if nobody knows its word, or its text is refused
     */
    public EndpointSource source(String text) {
        int colon = text.indexOf(':');
        EndpointSourceProvider provider = colon < 0 ? null : byScheme.get(text.substring(0, colon));
        if (provider == null) {
            throw new ConfigurationException(
                    "source: '" + text + "' (expected: one of " + byScheme.keySet() + ", a colon and its text)");
        }
        return provider.create(text.substring(colon + 1), context);
    }
}
