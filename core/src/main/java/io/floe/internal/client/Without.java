package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Member;
import io.floe.wire.Identity;
import org.jspecify.annotations.Nullable;

/** The same call, to be taken by anybody but the one who warms up. Immutable. */
record Without(Pick pick, Member warming) implements Pick {
    @Override
    public boolean tried(Member member) {
        return member == warming || pick.tried(member);
    }

    @Override
    public Identity identity() {
        return pick.identity();
    }

    @Override
    public @Nullable String context(String key) {
        return pick.context(key);
    }
}
