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
    /** A single one proves nothing: the machine may have taken the core away. Another within so many tasks does. */
    static final int APART = 256;

    private long quickAgainAt;
    private long penalty;
    private boolean slow;
    private long average;
    private int quickInARow = APART;

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
        boolean waited = nanos > SLOW;
        if (!waited) {
            average += (nanos - average) / MEMORY;
        }
        if (average > COSTLY || (waited && quickInARow < APART)) {
            slow(now);
        }
        quickInARow = waited ? 0 : Math.min(APART, quickInARow + 1);
    }

    /** A task has not come back in time. */
    void slow(long now) {
        boolean again = now - quickAgainAt < penalty;
        penalty = again ? Math.min(2 * penalty, LONGEST) : SHORTEST;
        quickAgainAt = now + penalty;
        quickInARow = 0;
        slow = true;
    }
}
