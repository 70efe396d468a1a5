package io.floe.internal.runtime;

import io.floe.Proxy;
import io.floe.endpoint.ObjectReference;
import io.floe.fault.Outcome;
import io.floe.fault.UnreachableException;
import io.floe.internal.client.EndpointFinder;
import io.floe.internal.locator.Locators;
import io.floe.spi.EndpointSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds endpoints for proxies that say nothing else: by {@code floe.source}, else by the communicator's locator. Immutable
 * once the locator was lent, which is a proxy itself and so comes later.
 */
final class StandardFinder implements EndpointFinder {
    private final Locators locators;
    private final Optional<EndpointSource> source;
    private @Nullable Proxy locator;

    StandardFinder(Locators locators, Optional<EndpointSource> source) {
        this.locators = locators;
        this.source = source;
    }

    void lend(Proxy standard) {
        locator = standard;
    }

    Optional<Proxy> locator() {
        return Optional.ofNullable(locator);
    }

    @Override
    public EndpointSource find(ObjectReference reference) {
        if (source.isPresent()) {
            return source.get();
        }
        Proxy asked = locator;
        if (asked == null) {
            throw new UnreachableException(
                    "proxy '" + reference + "': no endpoints and nobody to ask (expected: endpoints, a locator by "
                            + "Ice.Default.Locator, or floe.source)",
                    Outcome.NOT_SENT,
                    List.of());
        }
        return locators.source(asked, reference);
    }

    /** A finder by a proxy's own locator. */
    EndpointFinder by(Proxy own) {
        return reference -> locators.source(own, reference);
    }
}
