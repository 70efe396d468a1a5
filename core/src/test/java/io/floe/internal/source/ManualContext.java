package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.OpaqueEndpoint;
import io.floe.fault.ConfigurationException;
import io.floe.spi.SourceContext;
import io.floe.wire.Encapsulation;
import io.floe.wire.EncodingVersion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Runs what a source asks for when the test says so. Every text is an endpoint but for {@code nonsense}. Owned by its test. */
final class ManualContext implements SourceContext {
    /** What was asked to be read as endpoints. */
    final List<String> texts = new ArrayList<>();

    final Deque<Runnable> blocking = new ArrayDeque<>();
    final Deque<Runnable> planned = new ArrayDeque<>();

    /** All that waits to be run by threads that may block, and all that this brings. */
    ManualContext run() {
        for (Runnable task = blocking.poll(); task != null; task = blocking.poll()) {
            task.run();
        }
        return this;
    }

    /** The time comes for whatever is planned. */
    void elapse() {
        List<Runnable> due = List.copyOf(planned);
        planned.clear();
        due.forEach(Runnable::run);
        run();
    }

    static Endpoint endpoint(String text) {
        return new OpaqueEndpoint((short) 99, Encapsulation.write(EncodingVersion.V1_1, out -> out.writeString(text)));
    }

    @Override
    public List<Endpoint> endpoints(String text) {
        texts.add(text);
        if (text.contains("nonsense")) {
            throw new ConfigurationException(text + " (expected: sense)");
        }
        return Arrays.stream(text.split(":", -1)).map(ManualContext::endpoint).toList();
    }

    @Override
    public Map<String, String> properties(String prefix) {
        return Map.of();
    }

    @Override
    public Executor blocking() {
        return blocking::add;
    }

    @Override
    public Runnable schedule(Runnable task, Duration delay) {
        planned.add(task);
        return () -> planned.remove(task);
    }
}
