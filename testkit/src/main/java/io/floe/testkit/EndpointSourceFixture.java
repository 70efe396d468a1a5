package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.spi.EndpointSource;
import java.util.List;

/** What {@link EndpointSourceContract} must know of a source. Owned by the thread of the test. */
public interface EndpointSourceFixture extends AutoCloseable {
    /** The source; equal to itself however often it is asked for. */
    EndpointSource source();

    /**
     * Makes the source tell something.
     *
     * @param version other endpoints for each number
     * @return what it should tell
     */
    List<Endpoint> tell(int version);

    /** Makes the source fail until it is told what to {@link #tell}; false if nothing can make it fail. */
    boolean spoil();

    @Override
    void close();
}
