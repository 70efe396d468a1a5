package io.floe.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared, and for how long. Immutable. Each argument is {@code name=value}, or {@code quick}.
 *
 * @param java the command that starts all processes
 * @param contestants by name, in the order of the table
 * @param wires {@code tcp}, {@code ssl}, {@code udp}
 * @param workloads in order
 * @param rounds in which all take their turn
 * @param runMillis of one run
 * @param firstMillis at most, for each contestant to warm up on a wire
 * @param warmMillis at most, for each contestant to warm up for a workload; four times as long where it connects or sends 1 MiB
 * @param out where the table goes; the plot is put beside it
 */
record CompareOptions(
        String java,
        List<String> contestants,
        List<String> wires,
        List<Workload> workloads,
        int rounds,
        long runMillis,
        long firstMillis,
        long warmMillis,
        Path out) {
    static CompareOptions parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        boolean quick = given.remove("quick") != null;
        CompareOptions options = new CompareOptions(
                take(given, "java", ProcessHandle.current().info().command().orElse("java")),
                list(take(given, "contestants", "floe,floe-direct,ice,netty,grpc")),
                list(take(given, "wires", "tcp,ssl,udp")),
                parseWorkloads(take(given, "workloads", "")),
                Integer.parseInt(take(given, "rounds", quick ? "3" : "5")),
                Long.parseLong(take(given, "millis", quick ? "150" : "1000")),
                Long.parseLong(take(given, "first", quick ? "5000" : "20000")),
                Long.parseLong(take(given, "warm", quick ? "300" : "20000")),
                Path.of(take(given, "out", "docs/performance.md")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "option: " + given.keySet()
                            + " (expected: quick, java=, contestants=, wires=, workloads=, rounds=, millis=, first=, warm=, out=)");
        }
        return options;
    }

    /** The rows of the table for that wire. */
    List<Workload> workloads(String wire) {
        return workloads.stream().filter(workload -> workload.compared(wire)).toList();
    }

    /** Who takes part on that wire. */
    List<String> contestants(String wire) {
        return contestants.stream()
                .filter(name -> Contestant.speaks(name, wire))
                .toList();
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static List<Workload> parseWorkloads(String names) {
        return names.isEmpty()
                ? List.of(Workload.values())
                : list(names).stream().map(Workload::valueOf).toList();
    }

    private static List<String> list(String text) {
        return Arrays.asList(text.split(",", -1));
    }
}
