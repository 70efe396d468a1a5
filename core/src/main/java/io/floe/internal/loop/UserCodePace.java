package io.floe.internal.loop;

/**
 * Whether user code was quick lately, so that it may run between the turns of a loop; what is slow or costs much runs on threads
 * of its own for a while, and twice as long each time that it is still slow after that. Owned by whoever leads the loop; times are
 * nanoseconds.
 */
final class UserCodePace {
    /** A hand-over to another thread costs 5 to 20 us: what takes longer on average is worth it. */
    static final long COSTLY = 20_000;
    /** A single task that takes so long has most likely waited for something. */
    static final long SLOW = 200_000;

    static final long SHORTEST = 10_000_000;
    static final long LONGEST = 1_000_000_000;
    private static final int MEMORY = 16;

    private long quickAgainAt;
    private long penalty;
    private boolean slow;
    private long average;

    /** Whether user code may run between turns now. */
    boolean quick(long now) {
        if (slow && now - quickAgainAt >= 0) {
            slow = false;
            average = 0;
        }
        return !slow;
    }

    /** A task took so long. */
    void took(long nanos, long now) {
        average += (nanos - average) / MEMORY;
        if (nanos > SLOW || average > COSTLY) {
            slow(now);
        }
    }

    /** A task has not come back in time. */
    void slow(long now) {
        boolean again = now - quickAgainAt < penalty;
        penalty = again ? Math.min(2 * penalty, LONGEST) : SHORTEST;
        quickAgainAt = now + penalty;
        slow = true;
    }
}
