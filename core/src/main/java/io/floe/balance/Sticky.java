package io.floe.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Stays with one member until it fails. Owned by its group's control thread. */
final class Sticky implements Balancer {
    /** One order for all calls of a group: else each that waits for the first connection would open another one. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private @Nullable Member current;

    @Override
    public Reach reach() {
        return Reach.FIRST;
    }

    @Override
    public <M extends Member> List<M> order(List<M> members) {
        List<M> order = new ArrayList<>(members);
        Collections.shuffle(order, new Random(seed));
        int place = order.indexOf(current);
        if (place > 0) {
            order.add(0, order.remove(place));
        }
        return order;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        List<? extends Member> order = order(members);
        current = order.get(0);
        return InOrder.of(order);
    }
}
