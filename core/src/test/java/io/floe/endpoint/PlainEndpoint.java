package io.floe.endpoint;

import io.floe.wire.IceReader;
import io.floe.wire.IceWriter;
import java.time.Duration;
import java.util.Optional;

/** A protocol for tests, of the word {@code plain} and the type 77, with the options that Ice's own have. */
public record PlainEndpoint(String host, int port, String sourceAddress, Optional<Duration> timeout, boolean compress)
        implements Endpoint {
    public static final short TYPE = 77;

    @Override
    public String protocol() {
        return "plain";
    }

    @Override
    public short type() {
        return TYPE;
    }

    @Override
    public void writeOptions(OptionWriter out) {
        out.host(host).option("-p", port).sourceAddress(sourceAddress).timeout(timeout);
        if (compress) {
            out.flag("-z");
        }
    }

    @Override
    public void writeBody(IceWriter out) {
        out.writeString(host);
        out.writeInt(port);
    }

    @Override
    public String toString() {
        return EndpointText.of(this);
    }

    /** Its codec. */
    public record Codec() implements EndpointCodec<PlainEndpoint> {
        @Override
        public PlainEndpoint parse(OptionReader options) {
            return new PlainEndpoint(
                    options.host(), options.port(), options.sourceAddress(), options.timeout(), options.flag("-z*"));
        }

        @Override
        public PlainEndpoint read(IceReader body) {
            return new PlainEndpoint(body.readString(), body.readInt(), "", Optional.empty(), false);
        }
    }
}
