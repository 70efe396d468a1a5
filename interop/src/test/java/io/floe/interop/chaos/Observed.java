package io.floe.interop.chaos;

import java.util.List;

/**
 * All that was seen of one run. Immutable.
 *
 * @param start when the load began
 * @param blow when things went wrong: the start, for faults that were there beforehand
 * @param cure when all servers accepted again
 * @param end when the load ended
 * @param calls as the callers saw them
 * @param lostSlots how many slots went by while their caller waited
 * @param executed as the servers saw them
 * @param sent as the client's wire saw them
 */
record Observed(
        Experiment experiment,
        long start,
        long blow,
        long cure,
        long end,
        List<Call> calls,
        int lostSlots,
        List<Sighting> executed,
        List<Sighting> sent) {
    Observed {
        calls = List.copyOf(calls);
        executed = List.copyOf(executed);
        sent = List.copyOf(sent);
    }

    Fault fault() {
        return experiment.fault();
    }

    boolean bad(Sighting sighting) {
        return fault().bad().contains(sighting.server());
    }
}
