package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Member;
import io.floe.wire.Identity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks where the first attempt of a call would go. Immutable. */
record FirstPick(Identity identity, Map<String, String> context) implements Pick {
    @Override
    public boolean tried(Member member) {
        return false;
    }

    @Override
    public @Nullable String context(String key) {
        return context.get(key);
    }
}
