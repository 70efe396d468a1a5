package io.floe.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A server or a client process: {@code server CONTESTANT WIRE FOLDER} or {@code client CONTESTANT WIRE FOLDER PORT...}. Takes
 * commands line by line and answers each with one line; ends with its input.
 */
public final class ChildMain {
    private static final int PORTS = 3;
    private static final long SLICE = 200;
    /** The last compiler of HotSpot takes a method on after 5,000 calls at the earliest, its callees first. */
    private static final long SEEN_BY_COMPILER = 10_000;

    private final PrintStream out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private ChildMain(PrintStream out) {
        this.out = out;
    }

    /** Starts it. */
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // Netty tells of the suites that BoringSSL has
        ChildMain child = new ChildMain(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Contestant contestant = Contestant.of(args[1], args[2]);
        Site site = new Site(args[2], Path.of(args[3]));
        if (args[0].equals("server")) {
            child.serve(contestant, site);
        } else {
            int[] ports =
                    Arrays.stream(args).skip(4).mapToInt(Integer::parseInt).toArray();
            child.call(contestant, site, ports);
        }
        Runtime.getRuntime().halt(0); // what is still open ends with it
    }

    private void serve(Contestant contestant, Site site) throws Exception {
        EchoServer server = contestant.serve(site, PORTS);
        out.println(Arrays.stream(server.ports()).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(
                    switch (line) {
                        case "alloc" -> Cpu.allocated();
                        case "live" -> Cpu.live();
                        case "resident" -> Cpu.resident();
                        default -> Cpu.nanos();
                    });
        }
    }

    private void call(Contestant contestant, Site site, int... ports) throws Exception {
        EchoCaller one = contestant.caller(site, ports[0]);
        EchoCaller all = ports.length == 1 ? one : contestant.caller(site, ports);
        one.call(new byte[1]);
        out.println(one.suite());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals("alloc")) {
                out.println(Cpu.allocated());
                continue;
            }
            String[] words = line.split(" ", -1);
            Workload workload = Workload.valueOf(words[1]);
            boolean spread = workload.balanced() || workload.shape() == Workload.Shape.CONNECT;
            Load load = new Load(spread ? all : one, workload);
            long millis = Long.parseLong(words[2]);
            out.println(
                    words[0].equals("warm")
                            ? warm(load, millis)
                            : load.run(millis).line());
        }
    }

    /** Until the compiler has been quiet for two slices on end and has had enough calls to count, or the time is up. */
    private static long warm(Load load, long millis) throws Exception {
        long spent = 0;
        long calls = 0;
        for (int quiet = 0; (quiet < 2 || calls < SEEN_BY_COMPILER) && spent < millis; spent += SLICE) {
            long before = Cpu.compilerMillis();
            calls += load.run(SLICE).calls();
            quiet = Cpu.compilerMillis() - before < SLICE / 20 ? quiet + 1 : 0;
        }
        return spent;
    }
}
