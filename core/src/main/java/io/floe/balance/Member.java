package io.floe.balance;

import io.floe.spi.Target;

/** One endpoint at one address as a balancer sees it. The figures are read without locks and may lag by a call. */
public interface Member {
    /** Where it is. */
    Target<?> target();

    /** Whether a connection is open and takes calls now. */
    boolean available();

    /** How many calls wait for its answer. */
    int outstanding();

    /** How long its answers take, in nanoseconds: a mean that forgets within some 10 s; 0 if it is not known. */
    default long latencyNanos() {
        return 0;
    }

    /**
     * The same with an eye on the bad: it rises at once to an answer that takes longer, falls within some 10 s, and fades
     * while no answer comes, so that nobody is shunned for ever; 0 if it is not known, or forgotten. In nanoseconds.
     */
    default long peakNanos() {
        return 0;
    }
}
