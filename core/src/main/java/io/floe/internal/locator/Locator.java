package io.floe.internal.locator;

import io.floe.spi.EndpointSource.Subscription;
import io.floe.spi.EndpointSource.Watcher;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One locator, and what was looked up in it. Its map is owned by the control thread; equal only to itself. */
final class Locator {
    /** An answer that nobody watches is forgotten after this. */
    private static final long UNUSED = TimeUnit.MINUTES.toNanos(10);

    private final String text;
    private final LocatorSettings settings;
    private final LocatorCalls calls;
    private final Map<Sought, Lookup> lookups = new HashMap<>();

    Locator(String text, LocatorSettings settings, LocatorCalls calls) {
        this.text = text;
        this.settings = settings;
        this.calls = calls;
    }

    Subscription watch(Sought sought, Watcher watcher) {
        Watch watch = new Watch(sought, watcher);
        onControl(watch::begin);
        return watch;
    }

    boolean asksEachCall() {
        return settings.asksEachCall();
    }

    private Lookup lookup(Sought sought) {
        long now = settings.ticker().nanoTime();
        lookups.values().removeIf(lookup -> lookup.unused(now - UNUSED));
        return lookups.computeIfAbsent(sought, name -> new Lookup(settings, calls, name));
    }

    private void onControl(Runnable task) {
        if (settings.control().has()) {
            task.run();
        } else {
            settings.control().execute(task);
        }
    }

    @Override
    public String toString() {
        return text;
    }

    /** One watcher's hold on a lookup. Owned by the control thread, to which others hand over. */
    private final class Watch implements Subscription {
        private final Sought sought;
        private final Watcher watcher;
        private boolean closed;

        Watch(Sought sought, Watcher watcher) {
            this.sought = sought;
            this.watcher = watcher;
        }

        private void begin() {
            if (!closed) {
                lookup(sought).add(watcher);
            }
        }

        @Override
        public void refresh(boolean waiting) {
            onControl(() -> {
                if (!closed) {
                    lookup(sought).refresh(watcher, waiting);
                }
            });
        }

        @Override
        public void close() {
            onControl(() -> {
                closed = true;
                Lookup watched = lookups.get(sought);
                if (watched != null) {
                    watched.remove(watcher);
                }
            });
        }
    }
}
