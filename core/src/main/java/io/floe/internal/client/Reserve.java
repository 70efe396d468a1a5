package io.floe.internal.client;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.balance.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks as another does, and whoever is there when that finds nobody. Immutable. */
record Reserve(Picker first, List<RemoteEndpoint> all) implements Picker {
    @Override
    public @Nullable Member pick(Pick pick) {
        Member picked = first.pick(pick);
        for (int i = 0; picked == null && i < all.size(); i++) {
            RemoteEndpoint member = all.get(i);
            picked = member.available() && !pick.tried(member) ? member : null;
        }
        return picked;
    }
}
