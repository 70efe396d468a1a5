package io.floe.internal.loop;

import java.util.function.IntSupplier;

/** How much user code runs before what it sent is flushed: the peers then work while the rest runs. Stateless. */
final class Chunk {
    /** Pieces of user code for each connection that they sent to: fewer messages are not worth a flush. */
    static final int EACH = 32;
    /** Of more connections no more is put together. */
    static final int MOST_CONNECTIONS = 8;
    /** Sockets wait no longer, in nanoseconds, for more to come together than would do for one connection. */
    static final long LONGEST = 250_000;

    private Chunk() {}

    /**
     * Whether it is time to flush.
     *
     * @param pieces that have run
     * @param nanos since the first of them began
     * @param connections tells how many they sent to; not asked before that matters
     */
    static boolean isFull(int pieces, long nanos, IntSupplier connections) {
        return pieces >= EACH
                && (nanos >= LONGEST || pieces >= EACH * Math.min(connections.getAsInt(), MOST_CONNECTIONS));
    }
}
