package io.floe.balance;

import java.util.List;

/** Picks the first usable member. Stateless. */
final class Ordered implements Balancer {
    @Override
    public Reach reach() {
        return Reach.FIRST;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        return InOrder.of(members);
    }
}
