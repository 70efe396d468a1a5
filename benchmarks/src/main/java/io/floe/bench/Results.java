package io.floe.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The runs of one workload on one wire: for each contestant one for each round. Owned by the comparing thread. */
final class Results {
    /** Who the others are compared with. */
    static final String BASE = "ice";

    private final Workload workload;
    private final String wire;
    private final Map<String, List<Measured>> runs = new LinkedHashMap<>();
    private final Set<String> cold = new LinkedHashSet<>();

    Results(Workload workload, String wire) {
        this.workload = workload;
        this.wire = wire;
    }

    void add(String contestant, Measured run) {
        runs.computeIfAbsent(contestant, name -> new ArrayList<>()).add(run);
    }

    /** Its warm-up ended by its time. */
    void cold(String contestant) {
        cold.add(contestant);
    }

    /** Whose compilers were still at work when their rounds began. */
    Set<String> cold() {
        return Collections.unmodifiableSet(cold);
    }

    Workload workload() {
        return workload;
    }

    /** What it went over. */
    String wire() {
        return wire;
    }

    boolean has(String contestant) {
        return runs.containsKey(contestant);
    }

    /** Median over the rounds of what the workload is judged by: nanoseconds, or calls per second. */
    double median(String contestant) {
        return median(of(contestant).stream().map(this::judged).toList());
    }

    double medianOf(String contestant, ToDoubleFunction<Measured> value) {
        return median(of(contestant).stream().map(value::applyAsDouble).toList());
    }

    /** Median of the ratios to {@link #BASE} within the rounds; NaN without it. */
    double ratio(String contestant) {
        List<Measured> own = runs.get(contestant);
        List<Measured> base = runs.get(BASE);
        if (own == null || base == null) {
            return Double.NaN;
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(own.size(), base.size()); round++) {
            ratios.add(judged(own.get(round)) / judged(base.get(round)));
        }
        return median(ratios);
    }

    private List<Measured> of(String contestant) {
        return runs.getOrDefault(contestant, List.of());
    }

    private double judged(Measured run) {
        return workload.byLatency() ? run.p50() : run.perSecond();
    }

    /** NaN of nothing. */
    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
