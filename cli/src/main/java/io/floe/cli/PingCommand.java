package io.floe.cli;

import io.floe.Answer;
import io.floe.Communicator;
import io.floe.EndpointState;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.endpoint.EndpointText;
import io.floe.transport.ssl.HandshakeFacts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe ping}: calls {@code ice_ping} again and again. Owned by the main thread. */
@Command(
        name = "ping",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "call ice_ping, telling which endpoint answered and how fast",
        customSynopsis = "floe ping PROXY [options]",
        footer = {
            "",
            "All endpoints are connected first, so that the rotation is seen from the",
            "first call. Without -c it goes on until Ctrl-C in a terminal, and makes 4",
            "calls otherwise. It ends with 0 only if every call was answered.",
            "",
            "  floe ping 'echo:tcp -h 127.0.0.1 -p 4061' -c 4 -i 200ms"
        })
final class PingCommand extends FloeSubcommand {
    private static final long PIPED_COUNT = 4;

    @Parameters(paramLabel = "PROXY", description = "such as 'echo:tcp -h 127.0.0.1 -p 4061'")
    private String proxy = "";

    @Option(
            names = {"-c", "--count"},
            paramLabel = "N",
            description = "how many calls")
    private long count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = Millis.class,
            description = "between the starts of two calls. Default: 1s")
    private Duration interval = Duration.ofSeconds(1);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "of each call. Default: 5s")
    private Duration timeout = Duration.ofSeconds(5);

    PingCommand(Terminal terminal) {
        super("ping", terminal);
    }

    @Override
    String target() {
        return proxy;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        if (count < 0) {
            throw new ProblemException(Problem.usage("--count: " + count + " (expected: 1 or more)", "correct it"));
        }
        AtomicReference<@Nullable Answer> answer = new AtomicReference<>();
        Proxy target = communicator.proxy(proxy).twoway().withDeadline(timeout).withObserver(answer::set);
        StopSignal stop = StopSignal.ofProcess();
        connect(target, communicator, printer);
        PingSummary summary = new PingSummary();
        long calls = count > 0 ? count : terminal().live() ? Long.MAX_VALUE : PIPED_COUNT;
        long start = System.nanoTime();
        while (summary.calls() < calls
                && !stop.await(start + summary.calls() * interval.toNanos() - System.nanoTime())) {
            Ping ping = ping(target, summary.calls() + 1, answer);
            summary.add(ping);
            printer.event(ping.line(terminal()), ping.fields().map());
        }
        printer.text(summary.lines());
        return report(summary, stop).withEndpoints(Located.servers(communicator, target));
    }

    private void connect(Proxy target, Communicator communicator, Printer printer) {
        try {
            target.connect().join();
        } catch (CompletionException e) {
            if (Located.servers(communicator, target).isEmpty()) {
                throw e; // nothing that could be tried again, call by call
            }
        }
        List<String> order =
                target.usableEndpoints().stream().map(EndpointText::of).toList();
        Located.servers(communicator, target).stream()
                .sorted(Comparator.comparingInt(status -> order.indexOf(status.endpoint())))
                .forEach(status -> {
                    Optional<HandshakeFacts> tls = tls(communicator, status);
                    printer.event(connected(status) + tls.map(PingCommand::text).orElse(""), fields(status, tls));
                });
    }

    /** How the connection came to be: the same that calls use, for it is shared. */
    private static Optional<HandshakeFacts> tls(Communicator communicator, EndpointStatus status) {
        if (status.state() != EndpointState.UP) {
            return Optional.empty();
        }
        try {
            return communicator
                    .proxy("tls:" + status.endpoint())
                    .connection()
                    .join()
                    .peer()
                    .session()
                    .map(HandshakeFacts::of);
        } catch (CompletionException e) {
            return Optional.empty(); // lost meanwhile, which the calls will tell
        }
    }

    private static String text(HandshakeFacts tls) {
        return "  tls " + tls.time().map(Figures::time).map(time -> time + " ").orElse("") + "(" + tls.protocol() + ", "
                + (tls.resumed() ? "resumed" : "full") + ")";
    }

    private String connected(EndpointStatus status) {
        String state = status.state() == EndpointState.UP
                ? terminal().paint(Paint.GREEN, "connected")
                : terminal().paint(Paint.RED, status.state().name())
                        + status.lastFailure().map(failure -> "  " + failure).orElse("")
                        + status.nextProbe()
                                .map(wait -> "  next probe in " + Figures.time(wait))
                                .orElse("");
        return "     " + EndpointLabel.of(status.endpoint(), status.address()) + "  " + state;
    }

    private static Map<String, Object> fields(EndpointStatus status, Optional<HandshakeFacts> tls) {
        return Fields.of("event", "endpoint")
                .and("endpoint", status.endpoint())
                .and("address", status.address())
                .and("state", status.state().name())
                .and("lastFailure", status.lastFailure().map(Object::toString).orElse(null))
                .and("nextProbeMs", status.nextProbe().map(Figures::number).orElse(null))
                .and("tls", tls.map(PingCommand::members).orElse(null))
                .map();
    }

    private static Map<String, Object> members(HandshakeFacts tls) {
        return Fields.of("protocol", tls.protocol())
                .and("cipher", tls.cipher())
                .and("resumed", tls.resumed())
                .and("ms", tls.time().map(Figures::number).orElse(null))
                .map();
    }

    private static Ping ping(Proxy target, long number, AtomicReference<@Nullable Answer> answer) {
        answer.set(null);
        Optional<Problem> problem = Optional.empty();
        try {
            target.ping().join();
        } catch (CompletionException e) {
            problem = Optional.of(Diagnosis.of(e));
        }
        return new Ping(number, Optional.ofNullable(answer.get()), problem);
    }

    private Report report(PingSummary summary, StopSignal stop) {
        Report report = done(summary.fields());
        if (stop.isStopped()) {
            return report.withExit(stop.await());
        }
        return summary.firstProblem().map(report::withProblem).orElse(report);
    }
}
