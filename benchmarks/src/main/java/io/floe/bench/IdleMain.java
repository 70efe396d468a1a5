package io.floe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What each idle connection costs a server: objects that live, and memory beside the heap. {@code MAIN=io.floe.bench.IdleMain
 * benchmarks/run [COUNT]}. The heap is in memory from the start, so that garbage, which comes and goes, does not count.
 */
public final class IdleMain {
    private IdleMain() {}

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        int count = args.length == 0 ? 5_000 : Integer.parseInt(args[0]);
        Path certificates = Files.createTempDirectory("floe-bench");
        TestCertificates.make(certificates);
        for (String wire : List.of("tcp", "ssl")) {
            for (String contestant : List.of("floe", "ice", "netty")) {
                print(contestant, new Site(wire, certificates), count);
            }
        }
    }

    private static void print(String contestant, Site site, int count) throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElse("java");
        String folder = site.folder().toString();
        try (Child server = Child.startTouched(java, "server", contestant, site.wire(), folder);
                IdleConnections connections = new IdleConnections(site)) {
            int port = Integer.parseInt(server.read().split(" ", -1)[0]);
            int before = count / 10; // what is paid once
            connections.open(port, before);
            long live = ask(server, "live");
            long resident = ask(server, "resident");
            connections.open(port, count);
            live = ask(server, "live") - live;
            resident = ask(server, "resident") - resident;
            double each = 1024.0 * (count - before);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%s %-6s %6.1f KB a connection: %5.1f of the heap, %5.1f beside it; %d of %d connections up",
                    site.wire(),
                    contestant,
                    (live + resident) / each,
                    live / each,
                    resident / each,
                    connections.alive(),
                    count));
        }
    }

    private static long ask(Child server, String what) throws IOException {
        return Long.parseLong(server.ask(what));
    }
}
