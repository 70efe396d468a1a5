package io.floe.transport.tcp;

import io.floe.endpoint.EndpointCodec;
import io.floe.endpoint.OptionReader;
import io.floe.wire.IceReader;
import io.floe.wire.MarshalException;
import java.time.Duration;
import java.util.Optional;

/** Reads tcp endpoints from their text and from their wire form (Ice manual, "Data Encoding for Proxies"). Stateless. */
final class TcpEndpointCodec implements EndpointCodec<TcpEndpoint> {
    @Override
    public TcpEndpoint parse(OptionReader options) {
        return new TcpEndpoint(
                options.host(), options.port(), options.sourceAddress(), options.timeout(), options.flag("-z*"));
    }

    @Override
    public TcpEndpoint read(IceReader body) {
        String host = body.readString();
        int port = body.readInt();
        Optional<Duration> timeout = timeout(body.readInt());
        boolean compress = body.readBool();
        try {
            return new TcpEndpoint(host, port, "", timeout, compress);
        } catch (IllegalArgumentException e) {
            throw new MarshalException("tcp endpoint: " + e.getMessage(), e);
        }
    }

    /** Ice never sends 0 or less than -1; what it would make of them is the same as of -1. */
    private static Optional<Duration> timeout(int millis) {
        return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
    }
}
