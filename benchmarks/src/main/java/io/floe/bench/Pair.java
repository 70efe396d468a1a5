package io.floe.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The server and the client process of one contestant. Owned by the comparing thread. */
final class Pair implements AutoCloseable {
    private static final long SLICE_MILLIS = 200;
    private static final int QUIET_SLICES = 5;
    /** The last compiler of HotSpot takes a method on after 5,000 calls at the earliest, its callees first. */
    private static final long SEEN_BY_COMPILER = 10_000;

    private final String contestant;
    private final Child server;
    private final Child client;
    private final String suite;
    private final int port;

    private Pair(String contestant, Child server, Child client, String suite, int port) {
        this.contestant = contestant;
        this.server = server;
        this.client = client;
        this.suite = suite;
        this.port = port;
    }

    static Pair start(String java, String contestant, String wire, Path certificates) throws IOException {
        Child server = Child.start(java, "server", contestant, wire, certificates.toString());
        try {
            List<String> arguments = new ArrayList<>(List.of("client", contestant, wire, certificates.toString()));
            List<String> ports = List.of(server.read().split(" ", -1));
            arguments.addAll(ports);
            Child client = Child.start(java, arguments.toArray(String[]::new));
            return new Pair(contestant, server, client, client.read(), Integer.parseInt(ports.get(0)));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String contestant() {
        return contestant;
    }

    /** The TLS suite that its client says is in use. */
    String suite() {
        return suite;
    }

    /** The server's first port. */
    int port() {
        return port;
    }

    /**
     * Until the compilers of both processes were quiet for a second on end and had enough calls to count, or the time is up.
     *
     * @return whether it was they who ended it, and not the time
     */
    boolean warm(Workload workload, long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long calls = 0;
        int quiet = 0;
        long compiled = compilerMillis();
        while ((quiet < QUIET_SLICES || calls < SEEN_BY_COMPILER) && System.nanoTime() < end) {
            calls += runClient(workload, SLICE_MILLIS).calls();
            long now = compilerMillis();
            quiet = now - compiled < SLICE_MILLIS / 20 ? quiet + 1 : 0;
            compiled = now;
        }
        return quiet >= QUIET_SLICES && calls >= SEEN_BY_COMPILER;
    }

    private long compilerMillis() throws IOException {
        return Long.parseLong(client.ask("compiler")) + Long.parseLong(server.ask("compiler"));
    }

    /** A run, with the CPU time of both processes. */
    Measured run(Workload workload, long millis) throws IOException {
        long before = Long.parseLong(server.ask("cpu"));
        Measured run = runClient(workload, millis);
        return run.plusCpu(Long.parseLong(server.ask("cpu")) - before);
    }

    /** A run, with the CPU time of the client alone. */
    Measured runClient(Workload workload, long millis) throws IOException {
        return Measured.parse(client.ask("run " + workload + " " + millis));
    }

    /** Bytes that a call allocates in the client and in the server, while the same threads run. */
    String allocation(Workload workload, long millis) throws IOException {
        long client = Long.parseLong(this.client.ask("alloc"));
        long server = Long.parseLong(this.server.ask("alloc"));
        Measured run = run(workload, millis);
        client = Long.parseLong(this.client.ask("alloc")) - client;
        server = Long.parseLong(this.server.ask("alloc")) - server;
        return String.format(
                Locale.ROOT,
                "%-12s %-10s client %6d B, server %6d B a call",
                contestant,
                workload,
                client / run.calls(),
                server / run.calls());
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
