package io.floe.bench;

import java.nio.file.Path;
import java.util.List;

/** Bytes that each call allocates, by {@code MAIN=io.floe.bench.AllocationMain benchmarks/run}; options as there. */
public final class AllocationMain {
    private AllocationMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        CompareOptions options = CompareOptions.parse(args);
        List<Workload> workloads =
                args.length == 0 ? List.of(Workload.SYNC, Workload.PIPELINED) : options.workloads("tcp");
        for (String contestant : options.contestants()) {
            try (Pair pair = Pair.start(options.java(), contestant, "tcp", Path.of(""))) {
                for (Workload workload : workloads) {
                    pair.warm(workload, options.warmMillis());
                    System.out.println(pair.allocation(workload, options.runMillis()));
                }
            }
        }
    }
}
