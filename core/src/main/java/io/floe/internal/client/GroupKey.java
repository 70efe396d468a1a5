package io.floe.internal.client;

import io.floe.SecurityPolicy;
import io.floe.spi.EndpointSource;
import io.floe.spi.Trait;
import io.floe.spi.Transport;

/**
 * What makes the calls of two proxies share a rotation. Immutable.
 *
 * @param source where the endpoints come from
 * @param datagram whether calls take datagram endpoints, or all others
 * @param connectionId keeps connections apart
 * @param balancer who spreads the calls
 * @param security which endpoints may take them
 */
record GroupKey(
        EndpointSource source,
        boolean datagram,
        String connectionId,
        BalancerChoice balancer,
        SecurityPolicy security) {

    /** Whether the calls can go over the transport. */
    boolean fits(Transport<?> transport) {
        return transport.traits().contains(Trait.DATAGRAM) == datagram
                && (security != SecurityPolicy.REQUIRE_SECURE
                        || transport.traits().contains(Trait.SECURE));
    }

    /** What {@link #fits} wants, in words. */
    String wanted() {
        return (datagram ? "a datagram endpoint" : "a stream endpoint")
                + (security == SecurityPolicy.REQUIRE_SECURE ? " that is secure" : "");
    }
}
