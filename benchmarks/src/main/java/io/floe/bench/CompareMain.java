package io.floe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The comparison: contestants take turns within each round, all of them warm. See {@code benchmarks/run}. */
public final class CompareMain {
    private final CompareOptions options;
    private final Path certificates;
    private final List<Results> all = new ArrayList<>();

    private CompareMain(CompareOptions options, Path certificates) {
        this.options = options;
        this.certificates = certificates;
    }

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        CompareOptions options = CompareOptions.parse(args);
        Path certificates = Files.createTempDirectory("floe-bench");
        TestCertificates.make(certificates);
        try {
            CompareMain comparison = new CompareMain(options, certificates);
            for (String wire : options.wires()) {
                comparison.compare(wire);
            }
            Report.write(options, comparison.all);
        } finally {
            try (var files = Files.list(certificates)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(certificates);
        }
    }

    private void compare(String wire) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        try {
            for (String contestant : options.contestants()) {
                Pair pair = Pair.start(options.java(), contestant, wire, certificates);
                pairs.add(pair);
                System.out.println(wire + " " + contestant + ": " + pair.suite());
                if (wire.equals("ssl") && !pair.suite().equals(Site.SUITE)) {
                    throw new IllegalStateException(
                            contestant + ": suite " + pair.suite() + " (expected: " + Site.SUITE + ")");
                }
            }
            for (Workload workload : options.workloads()) {
                Results results = new Results(workload, wire.equals("ssl"));
                all.add(results);
                for (Pair pair : pairs) {
                    pair.warm(workload, options.warmMillis());
                }
                measure(pairs, results);
                print(wire, results);
            }
        } finally {
            pairs.forEach(Pair::close);
        }
    }

    private void measure(List<Pair> pairs, Results results) throws IOException {
        List<Pair> order = new ArrayList<>(pairs);
        for (int round = 0; round < options.rounds(); round++) {
            for (Pair pair : order) {
                results.add(pair.contestant(), pair.run(results.workload(), options.runMillis()));
            }
            Collections.rotate(order, 1); // nobody always follows the same neighbour's noise
        }
    }

    private void print(String wire, Results results) {
        for (String contestant : options.contestants()) {
            System.out.print(String.format(
                    Locale.ROOT,
                    "%s %-14s %-12s %12.0f %s %8.2fx  %7.2f us CPU a call  %s%n",
                    wire,
                    results.workload(),
                    contestant,
                    results.workload().byLatency() ? results.median(contestant) / 1000 : results.median(contestant),
                    results.workload().byLatency() ? "us" : "/s",
                    results.ratio(contestant),
                    results.medianOf(contestant, Measured::cpuPerCall) / 1000,
                    contestant.startsWith("floe")
                            ? results.workload().goal(results.tls()).verdict(results.ratio(contestant))
                            : ""));
        }
    }
}
