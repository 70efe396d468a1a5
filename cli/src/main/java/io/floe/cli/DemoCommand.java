package io.floe.cli;

import io.floe.Communicator;
import io.floe.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code floe demo}: servers of its own, one string, a kill and a recovery. Owned by the main thread. */
@Command(
        name = "demo",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "three servers share the load, one dies and returns, no call fails",
        customSynopsis = "floe demo [options]",
        footer = {
            "",
            "Starts servers on free ports of this machine and calls them through one string,",
            "of tcp and ssl endpoints with --ssl, without any with --icegrid.",
            "One is killed and restarted, another one stopped gracefully and restarted.",
            "Ends with 0 only if no call failed and the shares came back."
        })
final class DemoCommand extends FloeSubcommand {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Option(names = "--seconds", paramLabel = "N", description = "how long it should take, at least. Default: 12")
    private int seconds = 12;

    @Option(names = "--servers", paramLabel = "N", description = "how many servers, 2 to 9. Default: 3")
    private int servers = 3;

    @Option(names = "--ssl", description = "every other server speaks ssl, with certificates made on the spot")
    private boolean ssl;

    @Option(
            names = "--icegrid",
            description = "the servers are found through a registry of IceGrid, which must be installed")
    private boolean icegrid;

    private String string = "";

    DemoCommand(Terminal terminal) {
        super("demo", terminal);
    }

    @Override
    String target() {
        return string;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        if (servers < 2 || servers > 9 || seconds < 1) {
            throw new ProblemException(Problem.usage(
                    "demo: " + servers + " servers, " + seconds + " s (expected: 2..9 servers, 1 s or more)",
                    "correct it"));
        }
        if (ssl && icegrid) {
            throw new ProblemException(
                    Problem.usage("demo: --ssl --icegrid (expected: one of them)", "take one of them"));
        }
        if (icegrid) {
            return throughRegistry(printer);
        }
        if (!ssl) {
            return run(
                    communicator,
                    printer,
                    IntStream.rangeClosed(1, servers)
                            .mapToObj(number -> new DemoServer(number, "tcp", List.of()))
                            .toList());
        }
        try (DemoTls tls = DemoTls.make();
                Communicator secure = tls.communicator()) {
            return run(
                    secure,
                    printer,
                    IntStream.rangeClosed(1, servers)
                            .mapToObj(number -> number % 2 == 1
                                    ? new DemoServer(number, "ssl", tls.options())
                                    : new DemoServer(number, "tcp", List.of()))
                            .toList());
        }
    }

    private Report throughRegistry(Printer printer) {
        try (DemoRegistry registry = DemoRegistry.start();
                Communicator indirect = registry.communicator()) {
            printer.text(List.of("icegridregistry: " + registry.locator()));
            return run(
                    indirect,
                    printer,
                    IntStream.rangeClosed(1, servers)
                            .mapToObj(number -> new DemoServer(number, "tcp", registry.options(number)))
                            .toList());
        }
    }

    private Report run(Communicator communicator, Printer printer, List<DemoServer> started) {
        StopSignal stop = StopSignal.ofProcess();
        Runnable killAll = () -> started.forEach(DemoServer::close);
        stop.then(killAll);
        Thread lastResort = new Thread(killAll);
        Runtime.getRuntime().addShutdownHook(lastResort);
        try {
            return demonstrate(communicator, printer, started, stop);
        } catch (ProblemException e) {
            if (stop.isStopped()) {
                return Report.failed("demo", string, interrupted());
            }
            throw e;
        } finally {
            killAll.run();
        }
    }

    private static Problem interrupted() {
        return new Problem(
                Exit.INTERRUPTED, "", "demo: interrupted", List.of(), "nothing is left behind; run it again");
    }

    private Report demonstrate(Communicator communicator, Printer printer, List<DemoServer> started, StopSignal stop) {
        printer.text(List.of(terminal()
                .paint(
                        Paint.BOLD,
                        "floe demo: " + servers + " servers, one string, " + DemoLoad.callsPerSecond()
                                + " calls a second")));
        started.forEach(DemoServer::start);
        started.forEach(DemoServer::awaitReady);
        string = icegrid
                ? "echo@" + DemoRegistry.GROUP
                : "echo:" + started.stream().map(DemoCommand::brief).collect(Collectors.joining(":"));
        printer.text(DemoText.wrapped(string, terminal()));
        Proxy proxy = communicator.proxy(string).withDeadline(DEADLINE);
        proxy.connect().join();
        DemoStage stage = new DemoStage(communicator, started, terminal(), printer, Duration.ofSeconds(seconds));
        DemoOutcome outcome = stage.perform(proxy, stop, output());
        printer.text(outcome.lines(terminal()));
        Report report = done(outcome.fields());
        return outcome.good() ? report : report.withProblem(outcome.problem(stage.firstFailure()));
    }

    /** Without the default timeout, to be read. */
    private static String brief(DemoServer server) {
        return server.endpoint().replace(" -t 60000", "");
    }
}
