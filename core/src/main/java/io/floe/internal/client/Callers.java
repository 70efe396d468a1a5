package io.floe.internal.client;

import io.floe.fault.Failure;
import java.util.List;
import java.util.stream.Stream;

/**
 * The groups that call one endpoint, and the other endpoints of those groups. Owned by the control thread; the peers are read
 * by anybody, from the lists of the groups: none of a thousand members has a list of the others.
 */
final class Callers {
    private final RemoteEndpoint self;
    private volatile List<TargetGroup> groups = List.of();

    Callers(RemoteEndpoint self) {
        this.self = self;
    }

    void add(TargetGroup group) {
        if (!groups.contains(group)) {
            groups = Stream.concat(groups.stream(), Stream.of(group)).toList();
        }
    }

    void remove(TargetGroup group) {
        groups = groups.stream().filter(other -> other != group).toList();
        group.trial().withdraw(self);
    }

    void clear() {
        groups = List.of();
    }

    boolean none() {
        return groups.isEmpty();
    }

    /** The other endpoints of the groups, each once. */
    Stream<RemoteEndpoint> peers() {
        List<TargetGroup> callers = groups;
        Stream<RemoteEndpoint> all = callers.stream().flatMap(group -> group.members().stream());
        return (callers.size() == 1 ? all : all.distinct()).filter(peer -> peer != self);
    }

    /** Whether somebody called lately. */
    boolean inDemand() {
        return groups.stream().anyMatch(TargetGroup::inDemand);
    }

    void asleep() {
        groups.forEach(TargetGroup::asleep);
    }

    void up() {
        groups.forEach(group -> group.up(self));
    }

    void changed() {
        groups.forEach(group -> group.changed(self));
    }

    void lost() {
        groups.forEach(group -> group.lost(self));
    }

    void attemptFailed(Failure failure) {
        groups.forEach(group -> group.attemptFailed(self, failure));
    }

    /** Connects those that would stand in for the endpoint. */
    void callStandIns() {
        groups.forEach(group -> group.callStandIns(self));
    }

    /** One idempotent call may be sent to the endpoint, to see whether it is well again. */
    void offerTrial() {
        groups.forEach(group -> group.trial().offer(self));
    }

    /** Whether nobody took the offer of all the groups that call. */
    boolean withdrawTrial() {
        boolean untaken = true;
        for (TargetGroup group : groups) {
            untaken &= group.trial().withdraw(self);
        }
        return untaken;
    }
}
