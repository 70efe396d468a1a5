package io.floe.cli;

import io.floe.Communicator;
import io.floe.ObjectAdapter;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import java.util.List;
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
            "  floe serve 'tcp -h 127.0.0.1 -p 4061:tcp -h 127.0.0.1 -p 0'"
        })
final class ServeCommand extends FloeSubcommand {
    @Parameters(paramLabel = "ENDPOINTS", description = "such as 'tcp -h 127.0.0.1 -p 4061'; -p 0 takes a free port")
    private String endpoints = "";

    @Option(names = "--identity", paramLabel = "ID", description = "the object's identity. Default: echo")
    private String identity = "echo";

    @Option(names = "--until-stdin-ends", hidden = true)
    private boolean untilStdinEnds;

    ServeCommand(Terminal terminal) {
        super("serve", terminal);
    }

    @Override
    String target() {
        return endpoints;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        StopSignal stop = StopSignal.ofProcess();
        if (untilStdinEnds) {
            stop.whenEnded(System.in);
        }
        ObjectAdapter adapter = communicator
                .adapter("floe", endpoints)
                .add(identity, new Echo())
                .activate()
                .join();
        List<String> texts =
                adapter.endpoints().stream().map(ServeCommand::text).toList();
        for (String text : texts) {
            printer.event(
                    text, Fields.of("event", "listening").and("endpoint", text).map());
        }
        printer.event("ready", Fields.of("event", "ready").map());
        Exit exit = stop.await();
        adapter.deactivate().join();
        return done(Fields.of("endpoints", texts).and("identity", identity)).withExit(exit);
    }

    private static String text(Endpoint endpoint) {
        return EndpointText.of(endpoint);
    }
}
