package io.floe.internal.client;

import io.floe.endpoint.ObjectReference;
import io.floe.spi.EndpointSource;

/** Says where the endpoints of a proxy come from whose text has none: its locator or its source. Immutable. */
@FunctionalInterface
public interface EndpointFinder {
    /**
     * The source of the reference's endpoints.
     *
     * @throws io.floe.fault.UnreachableException saying that there is nobody to ask
     */
    EndpointSource find(ObjectReference reference);

    /** Whether it is asked even for a reference that lists endpoints. */
    default boolean replaces() {
        return false;
    }

    /** The one source that takes the place of whatever a reference says. */
    static EndpointFinder only(EndpointSource source) {
        return new EndpointFinder() {
            @Override
            public EndpointSource find(ObjectReference reference) {
                return source;
            }

            @Override
            public boolean replaces() {
                return true;
            }
        };
    }
}
