package io.floe.interop.chaos;

import java.util.List;

/**
 * Connection attempts to the bad server that was dialled most, while it was bad. Immutable.
 *
 * @param perSecond on average
 * @param burst the most within 2 s
 */
record Dials(double perSecond, long burst) {
    private static final long SECOND = 1_000_000_000;

    static Dials of(Observed seen) {
        double perSecond = 0;
        long burst = 0;
        double seconds = Math.max(1, (double) (seen.cure() - seen.blow()) / SECOND);
        for (int server : seen.fault().bad()) {
            List<Long> times = seen.sent().stream()
                    .filter(sent -> sent.server() == server && sent.what().equals("dial"))
                    .filter(sent -> sent.between(seen.blow(), seen.cure()))
                    .map(Sighting::time)
                    .toList();
            perSecond = Math.max(perSecond, times.size() / seconds);
            burst = Math.max(burst, times.stream().mapToLong(from -> within(times, from)).max().orElse(0));
        }
        return new Dials(perSecond, burst);
    }

    private static long within(List<Long> times, long from) {
        return times.stream().filter(time -> time >= from && time < from + 2 * SECOND).count();
    }
}
