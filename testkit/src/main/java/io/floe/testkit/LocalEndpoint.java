package io.floe.testkit;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionWriter;
import io.floe.wire.IceWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code local [-n NAME] -t MS [-z]}: a name within this JVM. Immutable.
 *
 * @param name in lower case, for case does not count; empty lets a listener make one up
 * @param timeout how long connecting may take; 60 s by default, empty is infinite
 * @param compress whether {@code -z} asks for compressed messages
 */
public record LocalEndpoint(String name, Optional<Duration> timeout, boolean compress) implements Endpoint {
    static final String PROTOCOL = "local";
    static final short TYPE = 200;

    public LocalEndpoint {
        name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public short type() {
        return TYPE;
    }

    @Override
    public void writeOptions(OptionWriter out) {
        if (!name.isEmpty()) {
            out.option("-n", name);
        }
        out.timeout(timeout);
        if (compress) {
            out.flag("-z");
        }
    }

    @Override
    public void writeBody(IceWriter out) {
        out.writeString(name);
        out.writeLong(timeout.map(Duration::toMillis).orElse(-1L));
        out.writeBool(compress);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
