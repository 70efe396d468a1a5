package io.floe.behaviour;

import io.floe.balance.Balancer;
import io.floe.balance.BalancerProvider;
import io.floe.balance.Member;
import java.util.List;

/** A stranger's balancer, found by {@link java.util.ServiceLoader}: every call goes to the last usable endpoint. */
public final class LastOfAll implements BalancerProvider {
    @Override
    public String name() {
        return "last_of_all";
    }

    @Override
    public Balancer create() {
        return new Balancer() {
            @Override
            public Picker update(List<? extends Member> members) {
                Member last = members.get(members.size() - 1);
                return pick -> pick.takes(last) ? last : null;
            }

            @Override
            public Reach reach() {
                return Reach.EVERY;
            }
        };
    }
}
