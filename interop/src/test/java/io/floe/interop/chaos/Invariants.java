package io.floe.interop.chaos;

import java.util.ArrayList;
import java.util.List;

/** What must hold for a Floe client on any machine, however busy it is: counts, not times. Stateless. */
final class Invariants {
    /** Two a second over any 2 s, one that was due before, one that the clocks disagree on. */
    private static final int BURST = 6;

    private Invariants() {}

    /** What does not hold. */
    static List<String> broken(Measured measured) {
        List<String> broken = new ArrayList<>();
        Fault fault = measured.seen().fault();
        if (measured.twice() > 0) {
            broken.add(measured.twice() + " calls executed twice that are not idempotent (expected: none)");
        }
        if (measured.safe().failed() > 0 && fault != Fault.ALL_DOWN) {
            broken.add(
                    measured.safe().failed() + " idempotent calls failed (expected: none while a server is healthy)");
        }
        if (measured.burst() > BURST) {
            broken.add(
                    measured.burst() + " connection attempts to a bad server within 2 s (expected: <= " + BURST + ")");
        }
        if (measured.back().isEmpty()) {
            broken.add("not every server had its share again (expected: before the run's end)");
        }
        double lasted = (measured.seen().cure() - measured.seen().blow()) / Figures.MILLI;
        if ((fault == Fault.DROP_ALL || fault == Fault.LINK_DOWN)
                && measured.once().worst() > lasted - 1_000) {
            broken.add("a call waited until its server was back (expected: given up as soon as the host is known to be"
                    + " gone)");
        }
        if (fault.harmless() && measured.once().failed() > 0) {
            broken.add(measured.once().failed() + " calls failed that are not idempotent (expected: none, for "
                    + fault.title() + " tells that they did not run)");
        }
        return broken;
    }
}
