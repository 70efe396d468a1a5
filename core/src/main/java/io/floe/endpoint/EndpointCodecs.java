package io.floe.endpoint;

import java.util.List;
import java.util.Optional;

/** Finds the codec of a protocol by its word or by its type id. Used by many threads. */
public interface EndpointCodecs {
    /** The protocol words that are known, in alphabetical order, for messages. */
    List<String> protocols();

    /** The codec of a protocol word such as {@code tcp}; empty if nobody knows it. */
    Optional<EndpointCodec<?>> named(String protocol);

    /** The codec of an endpoint type id such as 1; empty if nobody knows it. */
    Optional<EndpointCodec<?>> typed(short type);
}
