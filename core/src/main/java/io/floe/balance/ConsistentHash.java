package io.floe.balance;

import io.floe.spi.Target;
import io.floe.wire.Identity;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each key a member of its own, the same in every process (rendezvous hashing: the key ranks all members by a hash
 * of both, and the best of those that are usable takes the call). Who comes or goes moves no keys but its own. Immutable.
 */
final class ConsistentHash implements Balancer {
    private final @Nullable String contextKey;

    /**
     * A balancer by a key.
     *
     * @param contextKey whose value in a call's context is the key; where there is none, and for calls without it, the
     *     identity is
     */
    ConsistentHash(@Nullable String contextKey) {
        this.contextKey = contextKey;
    }

    @Override
    public Reach reach() {
        return Reach.EVERY;
    }

    @Override
    public Picker update(List<? extends Member> members) {
        Member[] candidates = members.toArray(new Member[0]);
        long[] seeds = new long[candidates.length];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = hash(place(candidates[i].target()));
        }
        return pick -> best(candidates, seeds, key(pick), pick);
    }

    private static @Nullable Member best(Member[] candidates, long[] seeds, long key, Pick pick) {
        Member best = null;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < candidates.length; i++) {
            long score = mix(key ^ seeds[i]);
            if ((best == null || score > highest) && pick.takes(candidates[i])) {
                best = candidates[i];
                highest = score;
            }
        }
        return best;
    }

    private long key(Pick pick) {
        String value = contextKey == null ? null : pick.context(contextKey);
        if (value != null) {
            return hash(value);
        }
        Identity identity = pick.identity();
        return mix(hash(identity.category())) ^ hash(identity.name());
    }

    /** The address without the name that it was found by, which another process may have written otherwise. */
    private static String place(Target<?> target) {
        return target.address() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress() + ":" + inet.getPort()
                : target.address().toString();
    }

    /** FNV-1a over UTF-16, made even by {@link #mix}: the same in every process, and without garbage. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** The finalizer of SplitMix64: every bit of the argument changes half of the result's. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
