package io.floe.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Bytes that each call allocates in the client and in the server, synchronous, asynchronous and oneway (over udp), by {@code
 * MAIN=io.floe.bench.AllocationMain benchmarks/run}; options as there.
 */
public final class AllocationMain {
    /** What is allocated once for a run must not show. */
    private static final int LONGER = 5;

    private AllocationMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        CompareOptions options = CompareOptions.parse(args);
        Path folder = Files.createTempDirectory("floe-bench");
        for (String wire : List.of("tcp", "udp")) {
            for (String contestant : options.contestants(wire)) {
                try (Pair pair = Pair.start(options.java(), contestant, wire, folder)) {
                    for (Workload workload : workloads(wire)) {
                        pair.warm(workload, options.firstMillis());
                        System.out.println(pair.allocation(workload, LONGER * options.runMillis()));
                    }
                }
            }
        }
    }

    private static List<Workload> workloads(String wire) {
        return wire.equals("udp") ? List.of(Workload.DATAGRAMS) : List.of(Workload.PIPELINED, Workload.SYNC);
    }
}
