package io.floe.cli;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.Dispatcher;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe serve}: an echo server. Owned by the main thread. */
@Command(
        name = "serve",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "an echo server on any number of endpoints",
        customSynopsis = "floe serve ENDPOINTS [options]",
        footer = {
            "",
            "It prints a line for each endpoint that it listens on, then 'ready'. The object",
            "answers any operation with the bytes of its parameters, and ice_ping, ice_isA,",
            "ice_id and ice_ids as Ice does. SIGTERM and Ctrl-C stop it gracefully: no",
            "client loses a call.",
            "",
            "--fault makes it a bad server, to see what clients make of it:",
            "  delay=TIME          every answer comes late; delay=TIME:10%% one in ten does",
            "  drop=PERCENT        so many requests are neither run nor answered",
            "  refuse              nobody listens, after the ports were chosen",
            "  blackhole           connections are accepted, and never a word is said",
            "  close-gracefully    CloseConnection to all every 2s; close-gracefully=TIME",
            "",
            "  floe serve 'tcp -h 127.0.0.1 -p 4061:tcp -h 127.0.0.1 -p 0'",
            "  floe serve 'tcp -h 127.0.0.1 -p 4062' --fault delay=200ms:10%%,drop=1%%",
            "  floe serve 'tcp -h 127.0.0.1 -p 0' --adapter-id Echo1 --replica-group Echo \\",
            "      --locator 'IceGrid/Locator:tcp -h grid1 -p 4061'",
            "  floe serve 'ssl -p 4064:tcp -p 4061:udp -p 4061:ws -p 8080' --show \\",
            "      --config certs/floe.properties"
        })
final class ServeCommand extends FloeSubcommand {
    @Parameters(paramLabel = "ENDPOINTS", description = "such as 'tcp -h 127.0.0.1 -p 4061'; -p 0 takes a free port")
    private String endpoints = "";

    @Option(names = "--identity", paramLabel = "ID", description = "the object's identity. Default: echo")
    private String identity = "echo";

    @Option(names = "--adapter-id", paramLabel = "ID", description = "be known to the --locator by this name")
    private String adapterId = "";

    @Option(
            names = "--replica-group",
            paramLabel = "ID",
            description = "and as one of this group's; needs --adapter-id")
    private String replicaGroup = "";

    @Option(
            names = "--fault",
            paramLabel = "FAULTS",
            description = "serve badly: delay=200ms:10%%,drop=1%%, and refuse, blackhole or close-gracefully")
    private String fault = "";

    @Option(names = "--show", description = "print a line for each request")
    private boolean show;

    @Option(names = "--until-stdin-ends", hidden = true)
    private boolean untilStdinEnds;

    private Faults faults = Faults.NONE;
    private Runnable relent = () -> {};

    ServeCommand(Terminal terminal) {
        super("serve", terminal);
    }

    @Override
    String target() {
        return endpoints;
    }

    @Override
    void configure(CommunicatorOptions options) {
        if (adapterId.isEmpty() && !replicaGroup.isEmpty()) {
            throw new ProblemException(Problem.usage(
                    "serve: --replica-group " + replicaGroup + " (expected: with --adapter-id)", "add --adapter-id"));
        }
        faults = Faults.parse(fault);
        if (faults.hitRequests()) {
            BadExecutor bad = new BadExecutor(faults);
            relent = bad::relent;
            options.dispatchExecutor(bad);
        }
    }

    private Optional<RegisteredName> name() {
        return adapterId.isEmpty() ? Optional.empty() : Optional.of(new RegisteredName(adapterId, replicaGroup));
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        StopSignal stop = StopSignal.ofProcess();
        if (untilStdinEnds) {
            stop.whenEnded(System.in);
        }
        Dispatcher echo = show ? new Shown(new Echo(), printer) : new Echo();
        EchoServer server = new EchoServer(communicator, endpoints, identity, echo, faults, name());
        List<String> texts = server.endpoints();
        for (String text : texts) {
            printer.event(
                    text, Fields.of("event", "listening").and("endpoint", text).map());
        }
        printer.event("ready", Fields.of("event", "ready").map());
        stop.then(relent);
        Exit exit = server.serve(stop);
        return done(Fields.of("endpoints", texts).and("identity", identity)).withExit(exit);
    }
}
