package io.floe.interop.chaos;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts and times over calls. Stateless. */
final class Figures {
    static final double MILLI = 1e6;

    private Figures() {}

    /** The time that this share of the calls did not exceed; 0 if there is none. */
    static double percentile(Stream<Call> calls, double share) {
        List<Double> times = calls.map(Call::millis).sorted().toList();
        return times.isEmpty() ? 0 : times.get((int) Math.ceil(share * times.size()) - 1);
    }

    static OptionalDouble slowest(Stream<Call> calls) {
        return calls.mapToDouble(Call::millis).max();
    }

    static double first(List<Call> calls) {
        return calls.stream()
                .min(Comparator.comparingLong(Call::began))
                .map(Call::millis)
                .orElse(0.0);
    }

    /** Calls that are not idempotent, but were executed more than once. */
    static long twice(Observed seen) {
        Set<String> once = seen.calls().stream()
                .filter(call -> !call.safe())
                .map(call -> Long.toString(call.id()))
                .collect(Collectors.toSet());
        Map<String, Integer> executions = new HashMap<>();
        seen.executed().forEach(executed -> executions.merge(executed.what(), 1, Integer::sum));
        return executions.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && once.contains(entry.getKey()))
                .count();
    }

    static OptionalDouble firstOk(Observed seen) {
        return seen.calls().stream()
                .filter(call -> call.ok() && call.ended() >= seen.cure())
                .mapToDouble(call -> (call.ended() - seen.cure()) / MILLI)
                .min();
    }
}
