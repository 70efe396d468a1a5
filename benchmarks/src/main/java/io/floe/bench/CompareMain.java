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
    private final Busy busy = new Busy();

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
            Report.write(options, comparison.all, comparison.busy.share());
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
            for (String contestant : options.contestants(wire)) {
                Pair pair = Pair.start(options.java(), contestant, wire, certificates);
                pairs.add(pair);
                System.out.println(wire + " " + contestant + ": " + pair.suite());
                if (wire.equals("ssl") && !pair.suite().equals(Site.SUITE)) {
                    throw new IllegalStateException(
                            contestant + ": suite " + pair.suite() + " (expected: " + Site.SUITE + ")");
                }
            }
            for (Pair pair : pairs) { // or the first rows would tell of the compiler
                pair.warm(wire.equals("udp") ? Workload.DATAGRAMS : Workload.PIPELINED, options.firstMillis());
            }
            for (Workload workload : options.workloads(wire)) {
                Results results = new Results(workload, wire);
                all.add(results);
                if (workload == Workload.SYNC_AWAKE) {
                    Awake awake = new Awake();
                    try {
                        measure(pairs, results, new Busy()); // not the load of others
                    } finally {
                        awake.close();
                    }
                } else {
                    measure(pairs, results, busy);
                }
                print(wire, results);
            }
        } finally {
            pairs.forEach(Pair::close);
        }
    }

    private void measure(List<Pair> pairs, Results results, Busy load) throws IOException {
        for (Pair pair : pairs) {
            if (!pair.warm(results.workload(), results.workload().patience() * options.warmMillis())) {
                results.cold(pair.contestant());
            }
        }
        List<Pair> order = new ArrayList<>(pairs);
        for (int round = 0; round < options.rounds(); round++) {
            for (Pair pair : order) {
                load.begin();
                Measured run = pair.run(results.workload(), options.runMillis());
                load.end(run.cpu());
                results.add(pair.contestant(), run);
            }
            Collections.rotate(order, 1); // nobody always follows the same neighbour's noise
        }
    }

    private void print(String wire, Results results) {
        for (String contestant : options.contestants(wire)) {
            System.out.print(String.format(
                    Locale.ROOT,
                    "%s %-14s %-12s %12.0f %s %8.2fx  %7.2f us CPU a call  %s%s%n",
                    wire,
                    results.workload(),
                    contestant,
                    results.workload().byLatency() ? results.median(contestant) / 1000 : results.median(contestant),
                    results.workload().byLatency() ? "us" : "/s",
                    results.ratio(contestant),
                    results.medianOf(contestant, Measured::cpuPerCall) / 1000,
                    contestant.startsWith("floe")
                            ? results.workload().goal(wire).verdict(results.ratio(contestant))
                            : "",
                    results.cold().contains(contestant) ? " (not yet warm)" : ""));
        }
    }
}
