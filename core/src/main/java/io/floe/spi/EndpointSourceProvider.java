package io.floe.spi;

/**
 * The service that makes a kind of {@link EndpointSource} known by the word before the colon of its text, such as
 * {@code file:/etc/hello.endpoints}; found by {@link java.util.ServiceLoader}. Stateless, with a public constructor without
 * parameters that never throws.
 */
public interface EndpointSourceProvider {
    /** The word before the colon, such as {@code file}. Two providers of one word stop a communicator from starting. */
    String scheme();

    /**
     * A source.
     *
     * @param text what follows the colon; the sources of equal texts must be equal
     * @throws io.floe.fault.ConfigurationException if the text makes no sense
     */
    EndpointSource create(String text, SourceContext context);
}
