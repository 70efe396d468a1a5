package io.floe.internal.client;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.util.List;

/** The endpoints that the text of a proxy lists, which never change. Immutable. */
record FixedEndpoints(List<Endpoint> endpoints) implements EndpointSource {
    FixedEndpoints {
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public Subscription subscribe(Watcher watcher) {
        watcher.found(endpoints);
        return new Subscription() {
            @Override
            public void refresh(boolean waiting) {
                if (waiting) {
                    watcher.found(endpoints);
                }
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public String toString() {
        return "proxy";
    }
}
