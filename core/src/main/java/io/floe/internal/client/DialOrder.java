package io.floe.internal.client;

import io.floe.balance.Balancer;
import io.floe.balance.Balancer.Reach;
import java.util.List;

/** Which members of a group are connected, and in which order, as its balancer wants them. Immutable. */
record DialOrder(Balancer balancer) {
    /** Whether all are, and not only the first that can be. */
    boolean everyone() {
        return balancer.reach() == Reach.EVERY;
    }

    List<RemoteEndpoint> all(List<RemoteEndpoint> members) {
        return balancer.order(members);
    }

    /** Those that a group connects ahead of its calls. */
    List<RemoteEndpoint> ahead(List<RemoteEndpoint> members) {
        List<RemoteEndpoint> order = all(members);
        return everyone() ? order : first(order);
    }

    /** Those that no call waits for: all of them, or those that are preferred to the one in use; none if nobody is. */
    List<RemoteEndpoint> missing(List<RemoteEndpoint> members) {
        List<RemoteEndpoint> order = all(members);
        if (everyone()) {
            return order;
        }
        List<RemoteEndpoint> preferred =
                order.stream().takeWhile(member -> !member.available()).toList();
        return preferred.size() < order.size() ? preferred : List.of();
    }

    /** Those that would be used without that member. */
    List<RemoteEndpoint> standIns(List<RemoteEndpoint> members, RemoteEndpoint without) {
        return first(all(members.stream().filter(member -> member != without).toList()));
    }

    private static List<RemoteEndpoint> first(List<RemoteEndpoint> order) {
        return order.isEmpty() ? order : order.subList(0, 1);
    }
}
