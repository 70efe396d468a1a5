package io.floe.interop.chaos;

/**
 * How long the parts of a run are, in seconds. Immutable.
 *
 * @param before all is well
 * @param bad the fault lasts
 * @param after all is well again
 */
record Timing(double before, double bad, double after) {
    static final Timing REHEARSAL = new Timing(1, 1, 1);
    static final Timing SHORT = new Timing(1, 2.5, 2.5);
    static final Timing WHOLE = new Timing(2, 6, 4);

    /** A certificate is looked at again after 2 s, 4 s, 8 s: the repair must come early, and be waited for. */
    Timing of(Fault fault) {
        return fault == Fault.EXPIRED ? new Timing(before, Math.min(bad, 4), Math.max(after, 6)) : this;
    }

    static void pause(double seconds) {
        try {
            Thread.sleep(Math.max(0, (long) (seconds * 1000)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
