package io.floe.internal.client;

import io.floe.balance.Balancer;
import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import io.floe.balance.Member;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks as another does, and whoever is there when that finds nobody. Immutable. */
record Reserve(Picker first, List<RemoteEndpoint> all) implements Picker {
    /** Those that are passed over serve only when a call has tried the others, or there is none. */
    static Picker of(Balancer balancer, List<RemoteEndpoint> up) {
        List<RemoteEndpoint> preferred =
                up.stream().filter(RemoteEndpoint::preferred).toList();
        return preferred.isEmpty() || preferred.size() == up.size()
                ? balancer.update(up)
                : new Reserve(balancer.update(preferred), up);
    }

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
