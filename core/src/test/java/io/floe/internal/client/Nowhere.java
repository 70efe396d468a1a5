package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.fault.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way that leads nowhere. Immutable. */
record Nowhere() implements Route {
    @Override
    public @Nullable Hop pick(Pick pick, long now) {
        return null;
    }

    @Override
    public void await(InvocationPath call) {}

    @Override
    public boolean retries() {
        return false;
    }

    @Override
    public List<Standing> standings() {
        return List.of();
    }
}
