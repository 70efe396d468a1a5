package io.floe.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What calls went through after an event, until the next one. Immutable.
 *
 * @param event what was done
 * @param failed calls that failed and surely did not run
 * @param unknown calls that failed and may have run
 * @param redirected calls that another endpoint answered
 * @param worst how long a call took at most
 * @param absences endpoints that fell silent, or were silent and came back
 */
record Failover(BenchEvent event, long failed, long unknown, long redirected, Duration worst, List<Absence> absences) {
    /** Without an answer for so many steps, an endpoint counts as gone. */
    private static final int SILENCE = 20;
    /** Over so many steps a share is taken. */
    private static final int WINDOW = 25;
    /** Of its share before the first event an endpoint must have so much to count as back. */
    private static final double NEARLY = 0.8;
    /** An endpoint that answers seldom is silent often. */
    private static final double FEWEST_PER_STEP = 0.5;

    /**
     * When an endpoint went and came, since the event, within 10 ms.
     *
     * @param gone its last answer; empty if it was gone before
     */
    record Absence(String endpoint, Optional<Duration> gone, Optional<Duration> back, Optional<Duration> shareBack) {}

    /**
     * One for each event, in their order.
     *
     * @param end when calls ended to be made
     */
    static List<Failover> of(List<BenchEvent> events, Timeline line, Duration end) {
        List<Failover> all = new ArrayList<>();
        int first = events.isEmpty() ? 0 : step(events.get(0));
        for (int i = 0; i < events.size(); i++) {
            int from = step(events.get(i));
            int to = i + 1 < events.size() ? step(events.get(i + 1)) : Timeline.step(end.toNanos());
            List<Absence> absences = line.endpoints().stream()
                    .filter(endpoint -> perStep(line, endpoint, first) >= FEWEST_PER_STEP)
                    .flatMap(endpoint -> absence(line, endpoint, first, from, to).stream())
                    .toList();
            all.add(new Failover(
                    events.get(i),
                    line.failed(from, to),
                    line.unknown(from, to),
                    line.redirected(from, to),
                    line.worst(from, to),
                    absences));
        }
        return all;
    }

    private static int step(BenchEvent event) {
        return Timeline.step(event.at().toNanos());
    }

    private static double perStep(Timeline line, String endpoint, int before) {
        long answers = 0;
        for (int step = 0; step < before; step++) {
            answers += line.answers(endpoint, step);
        }
        return before == 0 ? 0 : (double) answers / before;
    }

    private static Optional<Absence> absence(Timeline line, String endpoint, int first, int from, int to) {
        int gone = from;
        while (gone + SILENCE <= to && !silent(line, endpoint, gone)) {
            gone++;
        }
        if (gone + SILENCE > to) {
            return Optional.empty();
        }
        int back = gone;
        while (back < to && line.answers(endpoint, back) == 0) {
            back++;
        }
        boolean before = silent(line, endpoint, from - SILENCE);
        Optional<Duration> went = before ? Optional.empty() : Optional.of(since(from, gone));
        if (back == to) {
            return before
                    ? Optional.empty()
                    : Optional.of(new Absence(endpoint, went, Optional.empty(), Optional.empty()));
        }
        double share = line.share(endpoint, 0, first);
        int full = back;
        while (full < to && line.share(endpoint, full - WINDOW, full) < NEARLY * share) {
            full++;
        }
        Optional<Duration> shareBack = full == to ? Optional.empty() : Optional.of(since(from, full));
        return Optional.of(new Absence(endpoint, went, Optional.of(since(from, back)), shareBack));
    }

    private static boolean silent(Timeline line, String endpoint, int from) {
        for (int step = from; step < from + SILENCE; step++) {
            if (line.answers(endpoint, step) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Duration since(int from, int step) {
        return Timeline.STEP.multipliedBy(step - from);
    }
}
