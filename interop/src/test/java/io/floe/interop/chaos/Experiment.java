package io.floe.interop.chaos;

/**
 * One run: who calls whom, and what goes wrong. Immutable.
 *
 * @param callers threads of the client, each with one call at a time
 */
record Experiment(Fault fault, Peer servers, Peer client, int callers) {
    /** Calls a second, of all callers together. */
    static final int RATE = 200;

    @Override
    public String toString() {
        return fault.title() + ", " + callers + (callers == 1 ? " caller" : " callers") + ", " + client.title()
                + " calls " + servers.title();
    }
}
