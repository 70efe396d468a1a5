package io.floe.internal.client;

import io.floe.EndpointEvent;
import io.floe.EndpointListener;
import io.floe.EndpointState;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of changes of health and trust: one line in the log for each, and the user's listeners on the callback executor, one event
 * after the other. Thread-safe; the control thread tells.
 */
public final class HealthNews {
    private static final Logger LOG = LoggerFactory.getLogger(HealthNews.class);

    private final List<EndpointListener> listeners;
    private final Executor callbacks;
    private final Queue<Consumer<EndpointListener>> untold = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** News for the given listeners. */
    public HealthNews(List<EndpointListener> listeners, Executor callbacks) {
        this.listeners = List.copyOf(listeners);
        this.callbacks = callbacks;
    }

    /** @param known whether it is the end of a probe that found what was known before */
    void tell(EndpointEvent event, boolean known) {
        log(event, known);
        tell(listener -> listener.changed(event));
    }

    /** TLS material was reloaded. */
    void trustChanged() {
        LOG.info("TLS material was reloaded: endpoints that were refused are tried again");
        tell(EndpointListener::trustChanged);
    }

    private void tell(Consumer<EndpointListener> news) {
        if (listeners.isEmpty()) {
            return;
        }
        untold.add(news);
        if (pending.getAndIncrement() == 0) {
            try {
                callbacks.execute(this::deliver);
            } catch (RejectedExecutionException stopped) {
                untold.clear(); // the communicator is shut down, or the user's executor is
                pending.set(0);
            }
        }
    }

    /** Only one thread at a time is here, for whoever counts from zero starts it and it ends at zero. */
    private void deliver() {
        do {
            Consumer<EndpointListener> news = untold.poll();
            if (news != null) {
                listeners.forEach(listener -> tell(listener, news));
            }
        } while (pending.decrementAndGet() > 0);
    }

    private static void tell(EndpointListener listener, Consumer<EndpointListener> news) {
        try {
            news.accept(listener);
        } catch (RuntimeException e) { // a listener is the user's
            LOG.warn("endpoint listener failed", e);
        }
    }

    private static void log(EndpointEvent event, boolean known) {
        LOG.atLevel(known ? Level.DEBUG : level(event))
                .log(
                        "{} ({}): {} -> {}{}: {}",
                        event.endpoint(),
                        event.address(),
                        event.from(),
                        event.to(),
                        event.avoided() ? ", avoided" : "",
                        event.reason());
    }

    /** Trust is worth a warning wherever it fails; losing and finding an endpoint is news; the rest is detail. */
    private static Level level(EndpointEvent event) {
        return switch (event.to()) {
            case REJECTED -> Level.WARN;
            case DOWN, DRAINING -> Level.INFO;
            case UP -> event.from() == EndpointState.CONNECTING ? Level.DEBUG : Level.INFO;
            case WARMING, IDLE, CONNECTING, SUSPECT, PROBING -> Level.DEBUG;
        };
    }
}
