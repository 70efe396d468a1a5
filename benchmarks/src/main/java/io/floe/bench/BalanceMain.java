package io.floe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a balanced call costs the client beside one to a single server, by {@code MAIN=io.floe.bench.BalanceMain benchmarks/run};
 * options as there. On a machine that client and servers share, calls a second tell of both; the CPU of the client's process
 * alone is what bounds it where the servers have machines of their own.
 */
public final class BalanceMain {
    private BalanceMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        CompareOptions options = CompareOptions.parse(args);
        Path folder = Files.createTempDirectory("floe-bench");
        TestCertificates.make(folder);
        for (String wire : List.of("tcp", "ssl")) {
            for (String contestant : options.contestants(wire)) {
                try (Pair pair = Pair.start(options.java(), contestant, wire, folder)) {
                    compare(options, wire, pair);
                }
            }
        }
    }

    private static void compare(CompareOptions options, String wire, Pair pair) throws IOException {
        Results one = new Results(Workload.PIPELINED, wire);
        Results three = new Results(Workload.PIPELINED_OF_3, wire);
        for (Results results : List.of(one, three)) {
            pair.warm(results.workload(), options.firstMillis());
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Results results : List.of(one, three)) {
                pair.warm(results.workload(), options.warmMillis());
                results.add(pair.contestant(), pair.runClient(results.workload(), options.runMillis()));
            }
        }
        for (Results results : List.of(one, three)) {
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s %-12s %-14s %,10.0f calls/s, %5.2f us CPU of the client a call",
                    wire,
                    pair.contestant(),
                    results.workload(),
                    results.medianOf(pair.contestant(), Measured::perSecond),
                    results.medianOf(pair.contestant(), Measured::cpuPerCall) / 1000));
        }
    }
}
