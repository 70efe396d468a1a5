package io.floe.sim;

import io.floe.balance.Balancer;
import io.floe.balance.BalancerProvider;
import io.floe.balance.Member;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stranger's round robin that throws, once, where a call was already sent to one of its members. */
public final class Startled implements BalancerProvider {
    @Override
    public String name() {
        return "startled";
    }

    @Override
    public Balancer create() {
        Balancer calm = Balancer.roundRobin();
        var startled = new AtomicBoolean();
        var known = ConcurrentHashMap.<Member>newKeySet();
        return new Balancer() {
            @Override
            public Picker update(List<? extends Member> members) {
                known.addAll(members);
                Picker picker = calm.update(members);
                return pick -> {
                    if (known.stream().anyMatch(pick::tried) && startled.compareAndSet(false, true)) {
                        throw new IllegalStateException("startled");
                    }
                    return picker.pick(pick);
                };
            }

            @Override
            public Reach reach() {
                return Reach.EVERY;
            }
        };
    }
}
