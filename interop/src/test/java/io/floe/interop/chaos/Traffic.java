package io.floe.interop.chaos;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the calls went. Immutable.
 *
 * @param away how long after the blow the bad servers began to get less than 5 % of the calls, in milliseconds
 * @param badShare which share they got from 0.5 s after the blow to the cure
 * @param back how long after the cure every server began to have at least 80 % of its share, in milliseconds
 * @param even most loaded by least loaded server from 0.5 s later on
 */
record Traffic(OptionalDouble away, OptionalDouble badShare, OptionalDouble back, OptionalDouble even) {
    private static final long MILLI = 1_000_000;
    private static final long STEP = 10 * MILLI;
    private static final long WINDOW = 400 * MILLI; // 80 calls
    private static final long RAMP = 500 * MILLI; // a server may be spared at first
    private static final double SOME = 0.05;
    private static final double NEARLY = 0.8;

    static Traffic of(Observed seen) {
        List<Sighting> sent = toServers(seen);
        boolean all = seen.fault().everywhere();
        OptionalDouble back = back(seen);
        long settled = seen.cure() + (long) (back.orElse(0) * MILLI) + RAMP;
        return new Traffic(
                all ? OptionalDouble.empty() : away(seen, sent),
                all ? OptionalDouble.empty() : badShare(seen, sent, seen.blow() + 500 * MILLI),
                back,
                back.isEmpty() ? back : even(seen, settled, seen.end()));
    }

    /** Requests on the wire; where they are encrypted, only those that were executed can be told. */
    private static List<Sighting> toServers(Observed seen) {
        Stream<Sighting> source = seen.fault().shape() == Shape.SSL
                ? seen.executed().stream()
                : seen.sent().stream().filter(sent -> !sent.what().equals("dial"));
        return source.sorted(Comparator.comparingLong(Sighting::time)).toList();
    }

    private static OptionalDouble badShare(Observed seen, List<Sighting> sent, long from) {
        List<Sighting> during =
                sent.stream().filter(each -> each.between(from, seen.cure())).toList();
        return during.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) during.stream().filter(seen::bad).count() / during.size());
    }

    private static OptionalDouble away(Observed seen, List<Sighting> sent) {
        for (long from = seen.blow(); from < seen.cure() - WINDOW; from += STEP) {
            if (badShare(seen, sent, from).orElse(1) < SOME) {
                return OptionalDouble.of((double) (from - seen.blow()) / MILLI);
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble back(Observed seen) {
        for (long from = seen.cure(); from < seen.end() - WINDOW; from += STEP) {
            long begin = from;
            if (IntStream.rangeClosed(1, Scene.SERVERS)
                    .allMatch(server ->
                            load(seen, server, begin, begin + WINDOW) >= NEARLY * share(seen, server, begin))) {
                return OptionalDouble.of((double) (from - seen.cure()) / MILLI);
            }
        }
        return OptionalDouble.empty();
    }

    /** How many calls should be a server's: from what was called at all then, but no less than half of the full rate. */
    private static double share(Observed seen, int server, long begin) {
        long total = seen.executed().stream()
                .filter(each -> each.between(begin, begin + WINDOW))
                .count();
        return seen.fault().shape().share(server) * Math.max(total, Experiment.RATE * WINDOW / 2_000 / MILLI);
    }

    private static double load(Observed seen, int server, long from, long to) {
        return seen.executed().stream()
                .filter(each -> each.server() == server && each.between(from, to))
                .count();
    }

    private static OptionalDouble even(Observed seen, long from, long to) {
        double[] loads = IntStream.rangeClosed(1, Scene.SERVERS)
                .mapToDouble(server ->
                        load(seen, server, from, to) / seen.fault().shape().share(server))
                .sorted()
                .toArray();
        return loads[0] == 0 ? OptionalDouble.empty() : OptionalDouble.of(loads[loads.length - 1] / loads[0]);
    }
}
