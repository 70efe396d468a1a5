package io.floe.internal.loop;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Callers that wait for an answer, and lead the loop meanwhile: one at a time, and only one that comes again and again with nothing
 * else going on. Owned by whoever leads the loop, but for what other threads are said to touch. Times are nanoseconds.
 */
final class WaitingCallers {
    /** Answers that are farther apart are worth no change of hands. */
    private static final long GAP = 1_000_000;
    /**
     * So long the loop keeps a thread of its own after something came that was no caller's, and twice as long each time that this
     * happens again soon.
     */
    private static final long BUSY = 10_000_000;

    private static final long BUSY_MOST = 10 * BUSY;
    /** Answers to one who waits, each within {@link #GAP} of the one before. */
    private static final int REGULAR = 4;

    /** Callers that sleep until their answer is there: entered and left by themselves. */
    private final AtomicInteger sleepers = new AtomicInteger();

    private volatile @Nullable Thread sleeper;
    private volatile @Nullable Thread expected;
    private volatile long visits;
    private boolean busy;
    private long busyFor;
    private long busyUntil;
    private boolean due;
    private long answeredAt;
    private int regular;

    /** A caller sleeps; on its own thread, which is given if it may lead. */
    void sleeps(@Nullable Thread caller) {
        sleeper = caller;
        sleepers.incrementAndGet();
    }

    void wakes() {
        sleepers.decrementAndGet();
    }

    /** Whether somebody sleeps who counts on the loop; for any thread. */
    boolean anySleeps() {
        return sleepers.get() > 0;
    }

    /** A sleeper was answered. */
    void answered(long now) {
        busy = busy && now - busyUntil < 0;
        boolean again = !busy && now - answeredAt < GAP && sleepers.get() <= 1 && sleeper != null;
        regular = again ? regular + 1 : 0;
        answeredAt = now;
        due = regular >= REGULAR;
    }

    /** Whether the leadership may be left to the one who was just answered. */
    boolean due() {
        boolean now = due;
        due = false;
        return now;
    }

    /** The leadership is left to it. */
    void welcome() {
        regular = REGULAR - 1;
        expected = sleeper;
        visited(); // nobody was there, but one is given the time to come
    }

    /** Whether that thread may leave work behind, for it will lead; for any thread. */
    boolean expects(Thread caller) {
        return expected == caller;
    }

    /** One leads. */
    void enters(Thread caller) {
        expected = caller;
    }

    // one at a time, who leads
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void visited() {
        visits++;
    }

    /** How many there were; for any thread. */
    long visits() {
        return visits;
    }

    /** The loop's own thread leads again; for any thread that sees one who did not come. */
    void unexpected() {
        expected = null;
        sleeper = null;
    }

    /** Something else than answers to callers came while nobody led. */
    void disturbed(long now) {
        boolean again = busyFor > 0 && now - busyUntil < busyFor;
        regular = 0;
        busy = true;
        busyFor = again ? Math.min(2 * busyFor, BUSY_MOST) : BUSY;
        busyUntil = now + busyFor;
    }
}
