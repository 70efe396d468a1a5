package io.floe.balance;

import java.util.List;

/** The picker that takes the first available member of a list. Immutable. */
final class InOrder {
    private InOrder() {}

    static Balancer.Picker of(List<? extends Member> members) {
        Member[] order = members.toArray(new Member[0]);
        return pick -> {
            for (Member member : order) {
                if (pick.takes(member)) {
                    return member;
                }
            }
            return null;
        };
    }
}
