package io.floe.testkit;

import io.floe.spi.TransportProvider;
import io.floe.spi.TransportSettings;
import java.util.List;
import java.util.Map;

/** What a contract must know of the transport that it tests. Endpoints are whole texts, such as {@code tcp -p 0}. */
public interface TransportFixture {
    /** The transport under test. */
    TransportProvider provider();

    /** An endpoint of this machine that lets the transport choose what is free (a port of 0, say). */
    String listenAt();

    /** The same without a host: every address to a listener, loopback to a client. */
    String withoutHost();

    /** An endpoint of this machine where nobody listens. */
    String refusing();

    /** Texts in their canonical form, at least one for each option. */
    List<String> canonicalTexts();

    /** What the transport stands on, where {@link java.util.ServiceLoader} does not find it; nothing by default. */
    default List<TransportProvider> beneath() {
        return List.of();
    }

    /** The communicator's properties; none by default. */
    default Map<String, String> properties() {
        return Map.of();
    }

    /** The settings that the communicator's builder would be given; none by default. */
    default List<TransportSettings> settings() {
        return List.of();
    }

    /** The name of the I/O engine to run on; {@code nio} by default. */
    default String engine() {
        return "nio";
    }
}
