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

    /**
     * A certificate is looked at again after 2 s, then 4 s, then 8 s, each more or less by a fifth: the repair comes between the
     * first and the second time, and the second is waited for. A host that is gone is given up after 2 s, and a call that
     * fails then must differ from one that fared well in the end.
     */
    Timing of(Fault fault) {
        return switch (fault) {
            case EXPIRED -> new Timing(before, 3.5 - before, 6);
            case DROP_ALL, LINK_DOWN -> new Timing(before, Math.max(bad, 5), after);
            default -> this;
        };
    }

    static void pause(double seconds) {
        try {
            Thread.sleep(Math.max(0, (long) (seconds * 1000)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
