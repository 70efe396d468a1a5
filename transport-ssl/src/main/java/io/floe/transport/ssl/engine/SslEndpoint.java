package io.floe.transport.ssl.engine;

import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.spi.LayeredTransport;

/**
 * {@code ssl} with the options of tcp, whose text and wire form it shares (Ice manual, "SSL Endpoint Syntax"). Immutable.
 *
 * @param inner the tcp endpoint
 * @param host the host of {@code inner}; empty means loopback to a client and every local address to a listener
 */
record SslEndpoint(Endpoint inner, String host) implements LayeredTransport.Layered<Endpoint> {
    static final String PROTOCOL = "ssl";
    static final short TYPE = 2;

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public short type() {
        return TYPE;
    }

    /** The canonical text, as Ice prints it. */
    @Override
    public String toString() {
        return EndpointText.of(this);
    }
}
