package io.floe.internal.loop;

/**
 * In the place of a loop's leader: that thread runs user code and will go on with the loop, unless somebody else has taken
 * over by then. Immutable; there is one for each thread.
 */
record Detached(LoopThread thread) {
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
