package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import io.floe.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A source that is looked at again and again, each time on a thread that may block. Equal to another of the same text.
 * Immutable.
 */
final class PolledSource implements EndpointSource {
    private final String text;
    private final Supplier<List<Endpoint>> look;
    private final Duration period;
    private final SourceContext context;

    /** @param look finds the endpoints, blocking; throws what went wrong */
    PolledSource(String text, Supplier<List<Endpoint>> look, Duration period, SourceContext context) {
        this.text = text;
        this.look = look;
        this.period = period;
        this.context = context;
    }

    @Override
    public Subscription subscribe(Watcher watcher) {
        Poll poll = new Poll(look, period, context, watcher);
        poll.lookNow();
        return poll;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PolledSource source && source.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
