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
}
