package io.floe.behaviour;

import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.EndpointCodecs;
import io.floe.endpoint.OptionReader;
import io.floe.testkit.LocalEndpoint;
import io.floe.wire.IceReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the endpoints of the transport {@code local}, for scripted peers. Immutable. */
final class LocalCodecs implements EndpointCodecs, EndpointCodec<LocalEndpoint> {
    private static final short LOCAL = 200;

    @Override
    public List<String> protocols() {
        return List.of("local");
    }

    @Override
    public Optional<EndpointCodec<?>> named(String protocol) {
        return Optional.empty();
    }

    @Override
    public Optional<EndpointCodec<?>> typed(short type) {
        return type == LOCAL ? Optional.of(this) : Optional.empty();
    }

    @Override
    public LocalEndpoint parse(OptionReader options) {
        throw new UnsupportedOperationException("text");
    }

    @Override
    public LocalEndpoint read(IceReader body) {
        String name = body.readString();
        long millis = body.readLong();
        return new LocalEndpoint(
                name, millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)), body.readBool());
    }
}
