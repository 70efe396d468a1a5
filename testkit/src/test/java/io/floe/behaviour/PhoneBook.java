package io.floe.behaviour;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import io.floe.spi.EndpointSourceProvider;
import io.floe.spi.SourceContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stranger's source, found by ServiceLoader: {@code book:a b} tells an endpoint for each name. Stateless. */
public final class PhoneBook implements EndpointSourceProvider {
    /** For {@link java.util.ServiceLoader}. */
    public PhoneBook() {}

    @Override
    public String scheme() {
        return "book";
    }

    @Override
    public EndpointSource create(String text, SourceContext context) {
        return new Page(context.endpoints(
                Stream.of(text.split(" ", -1)).map(name -> "local -n " + name).collect(Collectors.joining(":"))));
    }

    private record Page(List<Endpoint> endpoints) implements EndpointSource {
        @Override
        public Subscription subscribe(Watcher watcher) {
            watcher.found(endpoints);
            return new Subscription() {
                @Override
                public void refresh(boolean waiting) {
                    watcher.found(endpoints);
                }

                @Override
                public void close() {}
            };
        }
    }
}
