package io.floe.interop.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Connection attempts to the bad endpoint that was dialled most, while it was bad. Immutable.
 *
 * @param perSecond on average
 * @param burst the most within 2 s
 */
record Dials(double perSecond, long burst) {
    private static final long SECOND = 1_000_000_000;

    static Dials of(Observed seen) {
        double seconds = Math.max(1, (double) (seen.cure() - seen.blow()) / SECOND);
        Map<String, List<Long>> times = seen.sent().stream()
                .filter(sent -> sent.what().equals("dial") && seen.bad(sent))
                .filter(sent -> sent.between(seen.blow(), seen.cure()))
                .collect(Collectors.groupingBy(
                        sent -> sent.server() + ":" + sent.port(),
                        Collectors.mapping(Sighting::time, Collectors.toList())));
        return new Dials(
                times.values().stream()
                        .mapToDouble(each -> each.size() / seconds)
                        .max()
                        .orElse(0),
                times.values().stream().mapToLong(Dials::burst).max().orElse(0));
    }

    private static long burst(List<Long> times) {
        return times.stream().mapToLong(from -> within(times, from)).max().orElse(0);
    }

    private static long within(List<Long> times, long from) {
        return times.stream()
                .filter(time -> time >= from && time < from + 2 * SECOND)
                .count();
    }
}
