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
                        case "compiler" -> Cpu.compilerMillis();
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
            if (line.equals("compiler")) {
                out.println(Cpu.compilerMillis());
                continue;
            }
            String[] words = line.split(" ", -1);
            Workload workload = Workload.valueOf(words[1]);
            boolean spread = workload.balanced() || workload.shape() == Workload.Shape.CONNECT;
            Load load = new Load(spread ? all : one, workload);
            out.println(load.run(Long.parseLong(words[2])).line());
        }
    }
}
