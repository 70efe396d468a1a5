package io.floe.interop.chaos;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The figures of one run. Times are milliseconds. Immutable.
 *
 * @param calls how many were made
 * @param lost share of the callers' slots that were lost
 * @param safe of the idempotent calls
 * @param once of the others
 * @param twice calls that are not idempotent, but were executed more than once: must be 0
 * @param exposed calls that are not idempotent, but were sent to a bad server while it was bad
 * @param first how long the first call took
 * @param away how long after the blow the bad servers got less than 5 % of the calls
 * @param badShare their share of the calls from 0.5 s after the blow to the cure
 * @param back how long after the cure each server had its share again; empty if it had not, before the end
 * @param dials connection attempts a second to the bad server that was dialled most, during the fault
 * @param burst the most attempts to one bad server within 2 s
 * @param even most loaded by least loaded server, at the end
 * @param refusal the longest that a failing call took
 * @param firstOk how long after the cure the first call succeeded
 */
record Measured(
        Observed seen,
        int calls,
        double lost,
        Kind safe,
        Kind once,
        long twice,
        long exposed,
        double first,
        OptionalDouble away,
        OptionalDouble badShare,
        OptionalDouble back,
        double dials,
        long burst,
        OptionalDouble even,
        OptionalDouble refusal,
        OptionalDouble firstOk) {

    /**
     * One mode of calls.
     *
     * @param failed how many got no answer, {@code stuck} ones included
     * @param unknown how many of them were told to be of unknown outcome
     * @param p99 of those that began while things were bad
     * @param worst of those that ended after the blow
     */
    record Kind(long failed, long unknown, double p99, double worst) {
        static Kind of(Observed seen, boolean safe) {
            List<Call> mine =
                    seen.calls().stream().filter(call -> call.safe() == safe).toList();
            List<Call> failed = mine.stream().filter(call -> !call.ok()).toList();
            return new Kind(
                    failed.size(),
                    failed.stream()
                            .filter(call -> call.outcome().endsWith("UNKNOWN"))
                            .count(),
                    Figures.percentile(
                            mine.stream().filter(call -> call.ended() >= seen.blow() && call.began() < seen.cure()),
                            0.99),
                    Figures.percentile(mine.stream().filter(call -> call.ended() >= seen.blow()), 1));
        }
    }

    static Measured of(Observed seen) {
        Traffic traffic = Traffic.of(seen);
        Dials dials = Dials.of(seen);
        List<Call> calls = seen.calls();
        return new Measured(
                seen,
                calls.size(),
                (double) seen.lostSlots() / Math.max(1, calls.size() + seen.lostSlots()),
                Kind.of(seen, true),
                Kind.of(seen, false),
                Figures.twice(seen),
                seen.sent().stream()
                        .filter(sent -> seen.bad(sent) && sent.what().equals("once"))
                        .filter(sent -> sent.between(seen.blow(), seen.cure()))
                        .count(),
                Figures.first(calls),
                traffic.away(),
                traffic.badShare(),
                traffic.back(),
                dials.perSecond(),
                dials.burst(),
                traffic.even(),
                Figures.slowest(calls.stream().filter(call -> !call.ok())),
                Figures.firstOk(seen));
    }
}
