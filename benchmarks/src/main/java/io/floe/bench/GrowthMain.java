package io.floe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What a call costs while something else grows: {@code MAIN=io.floe.bench.GrowthMain benchmarks/run}, or some of it:
 * {@code calls}, {@code connections}, {@code endpoints}, {@code loops}. Server and client are processes of their own; idle
 * connections come from this one.
 */
public final class GrowthMain {
    private static final String CONTESTANT = "floe-direct";
    private static final long WARM = 8_000;
    private static final long RUN = 1_500;
    private static final int ROUNDS = 3;
    private static final int[] ENDPOINTS = {1, 10, 100, 1_000};

    private static final Path NOWHERE = Path.of("");

    private GrowthMain() {}

    /** Starts it; arguments choose parts. */
    public static void main(String[] args) throws Exception {
        Set<String> parts =
                args.length == 0 ? Set.of("calls", "connections", "endpoints", "netty", "loops") : Set.of(args);
        if (parts.contains("calls")) {
            calls();
        }
        if (parts.contains("connections")) {
            connections();
        }
        if (parts.contains("endpoints")) {
            endpoints();
        }
        if (parts.contains("netty")) {
            connectionsOfNetty();
        }
        if (parts.contains("loops")) {
            loops();
        }
    }

    private static void calls() throws IOException {
        try (Pair pair = start(CONTESTANT)) {
            for (Workload workload : new Workload[] {
                Workload.OUTSTANDING_1,
                Workload.OUTSTANDING_100,
                Workload.OUTSTANDING_10_000,
                Workload.OUTSTANDING_100_000
            }) {
                print("outstanding calls", workload.width(), pair, workload);
            }
        }
    }

    private static void connections() throws Exception {
        try (Pair pair = start(CONTESTANT);
                IdleConnections idle = new IdleConnections(new Site("tcp", NOWHERE))) {
            for (int connections : new int[] {1, 100, 1_000, 10_000}) {
                idle.open(pair.port(), connections);
                print("connections of the server", connections, pair, Workload.PIPELINED);
            }
        }
    }

    private static void endpoints() throws IOException {
        for (int endpoints : ENDPOINTS) {
            spread(CONTESTANT + "-" + endpoints + "-0", endpoints);
        }
    }

    /** What as many connections cost without Floe: the kernel's part, and that of the caches. */
    private static void connectionsOfNetty() throws IOException {
        for (int connections : ENDPOINTS) {
            spread("netty-" + connections, connections);
        }
    }

    /** One at a time, for calls that are spread over more connections are batched less, whatever picks them; and pipelined. */
    private static void spread(String contestant, int count) throws IOException {
        try (Pair pair = start(contestant)) {
            print(contestant + ", one call at a time", count, pair, Workload.OUTSTANDING_1);
            print(contestant + ", pipelined", count, pair, Workload.PIPELINED);
        }
    }

    private static void loops() throws IOException {
        for (int loops = 1; loops <= Runtime.getRuntime().availableProcessors(); loops *= 2) {
            try (Pair pair = start(CONTESTANT + "-16-" + loops)) {
                print("event loops, 16 connections", loops, pair, Workload.OUTSTANDING_10_000);
            }
        }
    }

    private static Pair start(String contestant) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        Pair pair = Pair.start(java, contestant, "tcp", NOWHERE);
        pair.warm(Workload.PIPELINED, WARM);
        return pair;
    }

    private static void print(String what, int count, Pair pair, Workload workload) throws IOException {
        pair.warm(workload, WARM);
        Results results = new Results(workload, "tcp");
        for (int round = 0; round < ROUNDS; round++) {
            results.add(CONTESTANT, pair.run(workload, RUN));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%-44s %,8d: %,10.0f calls/s, %6.2f us CPU a call",
                what,
                count,
                results.medianOf(CONTESTANT, Measured::perSecond),
                results.medianOf(CONTESTANT, Measured::cpuPerCall) / 1000));
    }
}
