package io.floe.internal.client;

import io.floe.SecurityPolicy;
import io.floe.endpoint.Endpoint;
import java.util.List;

/**
 * What makes the calls of two proxies share a rotation. Immutable.
 *
 * @param endpoints the usable endpoints, in the order of the proxy
 * @param connectionId keeps connections apart
 * @param balancer who spreads the calls
 * @param security which endpoints may take them
 */
record GroupKey(List<Endpoint> endpoints, String connectionId, BalancerChoice balancer, SecurityPolicy security) {
    GroupKey {
        endpoints = List.copyOf(endpoints);
    }
}
