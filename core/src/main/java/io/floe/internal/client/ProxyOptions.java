package io.floe.internal.client;

import io.floe.SecurityPolicy;
import java.time.Duration;
import java.util.Map;

/**
 * What a proxy adds to its reference. Immutable.
 *
 * @param context sent with every call
 * @param deadline of every call
 * @param connectionId keeps connections apart
 * @param balancer who spreads the calls
 * @param security which endpoints may take them
 * @param observers told how every call ended
 * @param finder where endpoints come from that the reference does not list
 */
record ProxyOptions(
        Map<String, String> context,
        Duration deadline,
        String connectionId,
        BalancerChoice balancer,
        SecurityPolicy security,
        CallObservers observers,
        EndpointFinder finder) {
    /** What nanoseconds can count, with room to add the clock's. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    ProxyOptions {
        context = Map.copyOf(context);
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline: " + deadline + " (expected: more than 0)");
        }
        deadline = deadline.compareTo(LONGEST) > 0 ? LONGEST : deadline;
    }

    ProxyOptions withContext(Map<String, String> next) {
        return new ProxyOptions(next, deadline, connectionId, balancer, security, observers, finder);
    }

    ProxyOptions withDeadline(Duration next) {
        return new ProxyOptions(context, next, connectionId, balancer, security, observers, finder);
    }

    ProxyOptions withConnectionId(String next) {
        return new ProxyOptions(context, deadline, next, balancer, security, observers, finder);
    }

    ProxyOptions withBalancer(BalancerChoice next) {
        return new ProxyOptions(context, deadline, connectionId, next, security, observers, finder);
    }

    ProxyOptions withSecurity(SecurityPolicy next) {
        return new ProxyOptions(context, deadline, connectionId, balancer, next, observers, finder);
    }

    ProxyOptions withObservers(CallObservers next) {
        return new ProxyOptions(context, deadline, connectionId, balancer, security, next, finder);
    }

    ProxyOptions withFinder(EndpointFinder next) {
        return new ProxyOptions(context, deadline, connectionId, balancer, security, observers, next);
    }
}
