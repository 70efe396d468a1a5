package io.floe.internal.runtime;

import io.floe.endpoint.Endpoint;
import io.floe.internal.text.EndpointListParser;
import io.floe.spi.SourceContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a communicator lends to its sources of endpoints. Immutable. */
final class LentSourceContext implements SourceContext {
    private final Map<String, String> properties;
    private final EndpointListParser parser;
    private final Threads threads;

    LentSourceContext(Map<String, String> properties, EndpointListParser parser, Threads threads) {
        this.properties = properties;
        this.parser = parser;
        this.threads = threads;
    }

    @Override
    public List<Endpoint> endpoints(String text) {
        return parser.published(text);
    }

    @Override
    public Map<String, String> properties(String prefix) {
        return properties.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Executor blocking() {
        return threads.blocking();
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
        try {
            Future<?> planned = threads.control().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> planned.cancel(false);
        } catch (RejectedExecutionException shutDown) {
            return () -> {};
        }
    }
}
