package io.floe.internal.client;

import io.floe.fault.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The groups that call one endpoint, and the other endpoints of those groups. Owned by the control thread; the peers are read
 * by anybody.
 */
final class Callers {
    private final RemoteEndpoint self;
    private final Set<TargetGroup> groups = new LinkedHashSet<>();
    private volatile List<RemoteEndpoint> peers = List.of();

    Callers(RemoteEndpoint self) {
        this.self = self;
    }

    void add(TargetGroup group) {
        groups.add(group);
        findPeers();
    }

    void remove(TargetGroup group) {
        groups.remove(group);
        findPeers();
    }

    void clear() {
        groups.clear();
    }

    /** Each change of a group comes by once for each of its members: no set of a thousand is made where a copy will do. */
    private void findPeers() {
        Collection<RemoteEndpoint> found = groups.size() == 1 ? new ArrayList<>() : new LinkedHashSet<>();
        groups.forEach(group -> found.addAll(group.members()));
        found.remove(self);
        peers = List.copyOf(found);
    }

    boolean none() {
        return groups.isEmpty();
    }

    /** The other endpoints of the groups. */
    List<RemoteEndpoint> peers() {
        return peers;
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
        groups.forEach(group -> group.offerTrial(self));
    }

    /** Whether nobody took the offer of all the groups that call. */
    boolean withdrawTrial() {
        boolean untaken = true;
        for (TargetGroup group : groups) {
            untaken &= group.withdrawTrial(self);
        }
        return untaken;
    }
}
