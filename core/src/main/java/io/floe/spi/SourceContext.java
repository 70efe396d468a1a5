package io.floe.spi;

import io.floe.endpoint.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** What a communicator lends to an {@link EndpointSource}. Immutable; lives as long as the communicator. */
public interface SourceContext {
    /**
     * Reads endpoints as a proxy's text has them, {@code tcp -h a -p 4061:tcp -h b -p 4061}.
     *
     * @throws io.floe.endpoint.EndpointSyntaxException saying where and why the text is refused
     */
    List<Endpoint> endpoints(String text);

    /** The properties whose names start with {@code prefix}. */
    Map<String, String> properties(String prefix);

    /** Runs what blocks (names, files). */
    Executor blocking();

    /**
     * Runs a task once, after a while, on a thread that must not be blocked.
     *
     * @return cancels it
     */
    Runnable schedule(Runnable task, Duration delay);
}
