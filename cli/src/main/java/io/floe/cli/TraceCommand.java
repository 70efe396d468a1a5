package io.floe.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe trace}: a relay that says what passes. Owned by the main thread. */
@Command(
        name = "trace",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "a relay that prints the Ice messages that pass, in words",
        customSynopsis = "floe trace LISTEN TO [options]",
        footer = {
            "",
            "Each line: seconds, number of the connection, -> to the server or <- back, and",
            "the message. Bytes pass as they are. Ctrl-C stops it.",
            "",
            "  floe trace 'tcp -h 127.0.0.1 -p 5061' 'tcp -h 127.0.0.1 -p 4061'",
            "  floe call 'echo:tcp -h 127.0.0.1 -p 5061' say --hex 0a0b"
        })
final class TraceCommand extends LocalSubcommand {
    private final long started = System.nanoTime();
    private final AtomicLong messages = new AtomicLong();

    @Parameters(index = "0", paramLabel = "LISTEN", description = "where to listen, such as 'tcp -h 127.0.0.1 -p 5061'")
    private String listen = "";

    @Parameters(index = "1", paramLabel = "TO", description = "the server, such as 'tcp -h 127.0.0.1 -p 4061'")
    private String to = "";

    @Option(names = "--until-stdin-ends", hidden = true)
    private boolean untilStdinEnds;

    TraceCommand(Terminal terminal) {
        super("trace", terminal);
    }

    @Override
    String target() {
        return to;
    }

    @Override
    Report run(Printer printer) {
        StopSignal stop = StopSignal.ofProcess();
        if (untilStdinEnds) {
            stop.whenEnded(System.in);
        }
        InetSocketAddress server = TraceAddress.of("TO", to);
        try (TraceRelay relay = new TraceRelay(
                TraceAddress.of("LISTEN", listen),
                server,
                (connection, direction, words) -> show(printer, connection, direction, words))) {
            String address = relay.address().getAddress().getHostAddress();
            String text = "tcp -h " + address + " -p " + relay.address().getPort();
            printer.event(
                    text, Fields.of("event", "listening").and("endpoint", text).map());
            printer.event("ready", Fields.of("event", "ready").map());
            Exit exit = stop.await();
            return done(Fields.of("messages", messages.get())).withExit(exit);
        } catch (IOException e) {
            return failed(new ProblemException(new Problem(
                    Exit.UNREACHABLE,
                    "",
                    "LISTEN: " + listen + ": " + e.getMessage(),
                    List.of(),
                    "take another port")));
        }
    }

    /** One line at a time, whichever thread it comes from. */
    private synchronized void show(Printer printer, int connection, String direction, String words) {
        if (!direction.equals("--")) {
            messages.incrementAndGet();
        }
        double seconds = (double) (System.nanoTime() - started) / TimeUnit.SECONDS.toNanos(1);
        printer.event(
                String.format(Locale.ROOT, "%8.3f  %d %s %s", seconds, connection, direction, words),
                Fields.of("event", "message")
                        .and("connection", connection)
                        .and("direction", direction)
                        .and("words", words)
                        .map());
    }
}
