package io.floe.balance;

import io.floe.balance.Balancer.Pick;
import io.floe.balance.Balancer.Picker;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Turns by weight, without a lock: the cursor goes round, and each member takes its turn in as many of the rounds as its
 * weight is a part of the heaviest one's, at even strides. Called on any thread.
 *
 * <p>A member that takes longer than twice the median loses weight in proportion, to a tenth at most; looked at every {@value
 * #LOOK} turns.
 */
final class Strides implements Picker {
    /** What the heaviest member has: a turn in every round. */
    private static final long FULL = 1 << 16;

    private static final int LOOK = 64;
    private static final double LEAST = 0.1;
    /** Members that are alike differ by chance: that must not bend the weights. */
    private static final double TOLERATED = 2;

    private final AtomicLong cursor;
    private final Member[] members;
    private final double[] weights;
    /** Replaced as a whole, never written to. */
    private volatile long[] strides;

    Strides(AtomicLong cursor, Member[] members, double[] weights) {
        this.cursor = cursor;
        this.members = members;
        this.weights = weights;
        this.strides = strides(members, weights);
    }

    @Override
    public @Nullable Member pick(Pick pick) {
        // The heaviest has a turn in every round: whoever finds nobody in two of them was refused by it.
        for (int i = 0; i < 2 * members.length; i++) {
            Member next = next();
            if (next != null && pick.takes(next)) {
                return next;
            }
        }
        int start = (int) (cursor.get() % members.length);
        for (int i = 0; i < members.length; i++) {
            Member member = members[(start + i) % members.length];
            if (pick.takes(member)) {
                return member;
            }
        }
        return null;
    }

    private @Nullable Member next() {
        long turn = cursor.getAndIncrement();
        if (turn % LOOK == 0) {
            strides = strides(members, weights);
        }
        int place = (int) (turn % members.length);
        long stride = strides[place];
        long position = turn / members.length * stride + place * FULL / members.length;
        return position % FULL >= FULL - stride ? members[place] : null;
    }

    private static long[] strides(Member[] members, double[] weights) {
        double tolerated = TOLERATED * median(members);
        double[] lately = new double[members.length];
        double heaviest = 0;
        for (int i = 0; i < members.length; i++) {
            long latency = members[i].latencyNanos();
            lately[i] = weights[i] * (latency == 0 ? 1 : Math.max(LEAST, Math.min(1, tolerated / latency)));
            heaviest = Math.max(heaviest, lately[i]);
        }
        long[] strides = new long[members.length];
        for (int i = 0; i < members.length; i++) {
            strides[i] = Math.max(1, Math.round(lately[i] / heaviest * FULL));
        }
        return strides;
    }

    /** Of those that have answered; of two in the middle the faster, so that of two members the slower one can be too slow. */
    private static double median(Member[] members) {
        long[] latencies = new long[members.length];
        int unknown = 0;
        for (int i = 0; i < members.length; i++) {
            latencies[i] = members[i].latencyNanos();
            unknown += latencies[i] == 0 ? 1 : 0;
        }
        Arrays.sort(latencies);
        return unknown == members.length ? 0 : latencies[unknown + (members.length - unknown - 1) / 2];
    }
}
