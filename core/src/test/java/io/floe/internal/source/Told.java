package io.floe.internal.source;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.util.ArrayList;
import java.util.List;

/** Notes what a source tells: lists, and the messages of failures. Owned by its test. */
final class Told implements EndpointSource.Watcher {
    final List<Object> all = new ArrayList<>();

    @Override
    public void found(List<? extends Endpoint> endpoints) {
        all.add(List.copyOf(endpoints));
    }

    @Override
    public void failed(Throwable cause) {
        all.add(String.valueOf(cause.getMessage()));
    }
}
