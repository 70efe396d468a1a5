package io.floe.interop.chaos.program;

/**
 * What a client is to do. Immutable.
 *
 * @param callers how many threads, each with one call at a time
 * @param rate calls a second, of all callers together
 * @param firstId the number of the first call
 * @param start when the first slot begins
 */
record Load(int callers, int rate, long firstId, long start) {
    private static final double SECOND = 1e9;

    /** How far a caller's slots lie apart, in nanoseconds. */
    long period() {
        return (long) (callers * SECOND / rate);
    }

    long due(int caller, long slot) {
        return start + period() * caller / callers + slot * period();
    }

    long id(int caller, long slot) {
        return firstId + slot * callers + caller;
    }
}
