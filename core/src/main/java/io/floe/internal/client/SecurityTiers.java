package io.floe.internal.client;

import io.floe.SecurityPolicy;
import java.util.ArrayList;
import java.util.List;

/** Decides which members may take calls, before any balancer sees them. Stateless. */
final class SecurityTiers {
    private SecurityTiers() {}

    /** What a tier must know of a member. */
    interface Standing {
        /** Whether its transport authenticates and encrypts. */
        boolean secure();

        /** Whether a connection takes calls now. */
        boolean available();

        /** Whether the last attempt failed for want of reachability, and none has succeeded since. */
        boolean unreachable();
    }

    /** @param complete whether all members are known: a name that has not been resolved yet may stand for a secure one */
    static <M extends Standing> List<M> eligible(SecurityPolicy policy, List<M> members, boolean complete) {
        boolean plain = switch (policy) {
            case AS_LISTED -> true;
            case REQUIRE_SECURE -> false;
            case PREFER_SECURE -> complete && plainAllowed(members);
        };
        List<M> eligible = new ArrayList<>(members.size());
        for (M member : members) {
            if ((plain || member.secure()) && member.available()) {
                eligible.add(member);
            }
        }
        return eligible;
    }

    /** Only if no secure member is up, is being tried for the first time, or was refused our trust. */
    private static boolean plainAllowed(List<? extends Standing> members) {
        return members.stream().filter(Standing::secure).allMatch(Standing::unreachable);
    }
}
