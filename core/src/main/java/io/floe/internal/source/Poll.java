package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import io.floe.spi.SourceContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One watcher's look at a polled source. Owned by whoever holds {@code busy}: one thread at a time looks, and plans the next
 * look when it is done.
 */
final class Poll implements EndpointSource.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

    private final Supplier<List<Endpoint>> look;
    private final Duration period;
    private final SourceContext context;
    private final EndpointSource.Watcher watcher;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean awaited = true;
    private volatile boolean closed;
    private volatile @Nullable Runnable cancel;
    private @Nullable List<Endpoint> last;
    private @Nullable String complaint;

    Poll(Supplier<List<Endpoint>> look, Duration period, SourceContext context, EndpointSource.Watcher watcher) {
        this.look = look;
        this.period = period;
        this.context = context;
        this.watcher = watcher;
    }

    void lookNow() {
        if (!closed && busy.compareAndSet(false, true)) {
            unplan();
            try {
                context.blocking().execute(this::look);
            } catch (RejectedExecutionException shutDown) {
                closed = true;
            }
        }
    }

    private void look() {
        boolean tell = awaited;
        awaited = false;
        try {
            List<Endpoint> found = look.get();
            if (tell || complaint != null || !found.equals(last)) {
                watcher.found(found);
            }
            last = found;
            complaint = null;
        } catch (RuntimeException e) { // the watcher is told whatever it is
            String text = String.valueOf(e.getMessage());
            if (!text.equals(complaint)) {
                LOG.warn("{}; what was known before stays in use", text);
            }
            if (tell || !text.equals(complaint)) {
                watcher.failed(e);
            }
            complaint = text;
        }
        busy.set(false);
        if (awaited) {
            lookNow();
        } else if (!closed) {
            cancel = context.schedule(this::lookNow, period);
        }
    }

    private void unplan() {
        Runnable planned = cancel;
        if (planned != null) {
            planned.run();
        }
    }

    @Override
    public void refresh(boolean waiting) {
        if (waiting) {
            awaited = true;
            lookNow();
        }
    }

    @Override
    public void close() {
        closed = true;
        unplan();
    }
}
