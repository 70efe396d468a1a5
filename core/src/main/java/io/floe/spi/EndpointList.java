package io.floe.spi;

import io.floe.endpoint.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A list of endpoints that a program changes while calls go on. Equal only to itself. Changed by one thread at a time, on
 * which the change is told; read by any.
 */
public final class EndpointList implements EndpointSource {
    private final String name;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private volatile List<Endpoint> endpoints;

    /**
     * A list.
     *
     * @param name what messages call it
     * @param endpoints the first ones, in the order of preference
     */
    public EndpointList(String name, List<? extends Endpoint> endpoints) {
        this.name = name;
        this.endpoints = List.copyOf(endpoints);
    }

    /** Replaces the endpoints: those that are missing are drained, new ones join. */
    public void set(List<? extends Endpoint> next) {
        endpoints = List.copyOf(next);
        watches.forEach(Watch::tell);
    }

    /** The endpoints now. */
    public List<Endpoint> get() {
        return endpoints;
    }

    @Override
    public Subscription subscribe(Watcher watcher) {
        Watch watch = new Watch(watcher);
        watches.add(watch);
        watch.tell();
        return watch;
    }

    @Override
    public String toString() {
        return name;
    }

    private final class Watch implements Subscription {
        private final Watcher watcher;

        private Watch(Watcher watcher) {
            this.watcher = watcher;
        }

        private void tell() {
            watcher.found(endpoints);
        }

        @Override
        public void refresh(boolean waiting) {
            tell();
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
