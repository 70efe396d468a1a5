package io.floe.balance;

import io.floe.spi.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** Round robin where some get more turns than others, evenly spread. Owned by its group; pickers share the cursor. */
final class WeightedRoundRobin implements Balancer {
    private final ToDoubleFunction<Target<?>> weight;
    private final AtomicLong cursor = new AtomicLong();

    WeightedRoundRobin(ToDoubleFunction<Target<?>> weight) {
        this.weight = weight;
    }

    @Override
    public Reach reach() {
        return Reach.EVERY;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        double[] weights =
                members.stream().mapToDouble(member -> checked(member.target())).toArray();
        return new Strides(cursor, members.toArray(new Member[0]), weights);
    }

    private double checked(Target<?> target) {
        double own = weight.applyAsDouble(target);
        if (!(own > 0) || Double.isInfinite(own)) {
            throw new IllegalArgumentException(
                    "weight of " + target.endpoint() + ": " + own + " (expected: more than 0)");
        }
        return own;
    }
}
