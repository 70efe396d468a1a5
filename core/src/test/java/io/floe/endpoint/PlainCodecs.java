package io.floe.endpoint;

import java.util.List;
import java.util.Optional;

/** Knows {@code plain} and nothing else. */
public record PlainCodecs() implements EndpointCodecs {
    @Override
    public List<String> protocols() {
        return List.of("plain");
    }

    @Override
    public Optional<EndpointCodec<?>> named(String protocol) {
        return protocol.equals("plain") ? Optional.of(new PlainEndpoint.Codec()) : Optional.empty();
    }

    @Override
    public Optional<EndpointCodec<?>> typed(short type) {
        return type == PlainEndpoint.TYPE ? Optional.of(new PlainEndpoint.Codec()) : Optional.empty();
    }
}
