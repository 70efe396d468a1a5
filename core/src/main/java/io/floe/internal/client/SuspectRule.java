package io.floe.internal.client;

import io.floe.fault.Failure;
import io.floe.fault.Failure.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When failed calls make an endpoint suspect: 5 in a row, or one in five where another endpoint serves nearly all. */
final class SuspectRule {
    private SuspectRule() {}

    /** Why it is suspect, or null. */
    static @Nullable Failure verdict(RemoteEndpoint of, long now) {
        if (of.load().failedInARow()) {
            return Failure.of(Kind.TIMEOUT, "5 calls in a row failed");
        }
        List<RemoteEndpoint> peers = of.callers().peers().toList();
        boolean serveElsewhere = peers.stream().anyMatch(peer -> peer.load().succeedsMostly(now));
        if (of.load().failsOften(now) && serveElsewhere && mayFall(peers)) {
            return Failure.of(Kind.TIMEOUT, "of its calls less than 80 % succeed, elsewhere more than 95 %");
        }
        return null;
    }

    /** At most half of a group is passed over for its success rate, and never the last that is up. */
    private static boolean mayFall(List<RemoteEndpoint> peers) {
        long fallen = peers.stream().filter(RemoteEndpoint::passedOver).count();
        return fallen + 1 <= (peers.size() + 1) / 2 && peers.stream().anyMatch(RemoteEndpoint::preferred);
    }
}
