package io.floe.endpoint;

import io.floe.wire.IceWriter;
import java.time.Duration;
import java.util.Optional;

/**
 * Where an object can be reached: an immutable value that knows both its text and its wire form. Implement as a record;
 * {@code toString} must print {@link EndpointText#of}.
 */
public interface Endpoint {
    /** The protocol word that the text starts with, such as {@code tcp}. */
    String protocol();

    /** The type id that the wire form starts with (Ice manual, "Protocol and Encoding"): 1 tcp, 2 ssl, 3 udp, 4 ws, 5 wss. */
    short type();

    /** The timeout of {@code -t}; empty where it is infinite or the protocol has none. */
    Optional<Duration> timeout();

    /** Whether {@code -z} asks for compressed messages. */
    boolean compress();

    /** Writes the options that follow the protocol word, in their canonical order. */
    void writeOptions(OptionWriter out);

    /** Writes the body; the caller writes the type and the encapsulation around it. */
    void writeBody(IceWriter out);
}
