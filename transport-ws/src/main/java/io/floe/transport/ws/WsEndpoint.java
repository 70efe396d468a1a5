package io.floe.transport.ws;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.OptionWriter;
import io.floe.spi.LayeredTransport.Layered;
import io.floe.wire.IceWriter;

/**
 * {@code ws} with the options of tcp, or {@code wss} with those of ssl, and {@code -r RESOURCE}. Immutable.
 *
 * @param inner the tcp or ssl endpoint that it stands on
 * @param protocol {@code ws} or {@code wss}
 * @param type 4 or 5
 * @param resource the path of the HTTP request that opens a connection; {@code /} by default
 */
public record WsEndpoint(Endpoint inner, String protocol, short type, String resource) implements Layered<Endpoint> {
    public WsEndpoint {
        if (resource.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("resource: control character (expected: none)");
        }
    }

    @Override
    public void writeLayerOptions(OptionWriter out) {
        out.option("-r", resource);
    }

    @Override
    public void writeLayerBody(IceWriter out) {
        out.writeString(resource);
    }

    /** The canonical text, as Ice prints it. */
    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
