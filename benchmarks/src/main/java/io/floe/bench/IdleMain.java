package io.floe.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Resident memory of a server for each idle connection: {@code MAIN=io.floe.bench.IdleMain benchmarks/run [COUNT]}. */
public final class IdleMain {
    private IdleMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        int count = args.length == 0 ? 5_000 : Integer.parseInt(args[0]);
        Path certificates = Files.createTempDirectory("floe-bench");
        TestCertificates.make(certificates);
        String java = ProcessHandle.current().info().command().orElse("java");
        for (String wire : List.of("tcp", "ssl")) {
            for (String contestant : List.of("floe", "ice", "netty")) {
                try (Child server = Child.start(java, "server", contestant, wire, certificates.toString());
                        IdleConnections connections = new IdleConnections(Site.of(wire, certificates))) {
                    int port = Integer.parseInt(server.read().split(" ", -1)[0]);
                    connections.open(port, count / 10); // what is paid once
                    long before = Long.parseLong(server.ask("resident"));
                    connections.open(port, count);
                    long after = Long.parseLong(server.ask("resident"));
                    System.out.println(String.format(
                            Locale.ROOT,
                            "%s %-6s %6.1f KB resident a connection, %d of %d connections up",
                            wire,
                            contestant,
                            (after - before) / 1024.0 / (count - count / 10),
                            connections.alive(),
                            count));
                }
            }
        }
    }
}
