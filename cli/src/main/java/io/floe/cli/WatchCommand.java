package io.floe.cli;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import io.floe.endpoint.EndpointText;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe watch}: what a client makes of its endpoints, as it happens. Owned by the main thread. */
@Command(
        name = "watch",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "a live table of what a client makes of its endpoints",
        customSynopsis = "floe watch PROXY [options]",
        footer = {
            "",
            "It calls ice_ping at a low rate, so that there is something to see. In a",
            "terminal the table is redrawn where it stands; elsewhere every change of an",
            "endpoint is a line (-o ndjson: probes in vain too). Without --seconds it goes",
            "on until Ctrl-C. It ends with 0, or with the code of the first failed call.",
            "",
            "  floe watch 'echo:tcp -h a -p 4061:tcp -h b -p 4061'"
        })
final class WatchCommand extends FloeSubcommand {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @Parameters(paramLabel = "PROXY", description = "such as 'echo:tcp -h 127.0.0.1 -p 4061'")
    private String proxy = "";

    @Option(names = "--seconds", paramLabel = "N", description = "end after so many seconds")
    private double seconds;

    @Option(names = "--rate", paramLabel = "N", description = "calls of ice_ping a second. Default: 20")
    private double rate = 20;

    private final WatchLog log = new WatchLog(Clock.systemUTC());
    private final Scoreboard scores = new Scoreboard(System::nanoTime);
    private final long start = System.nanoTime();

    WatchCommand(Terminal terminal) {
        super("watch", terminal);
    }

    @Override
    String target() {
        return proxy;
    }

    @Override
    void configure(CommunicatorOptions options) {
        options.endpointListener(log);
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        if (seconds < 0 || rate <= 0 || rate > 10_000) {
            throw new ProblemException(Problem.usage(
                    "watch: --seconds " + seconds + " --rate " + rate + " (expected: 0 or more, and above 0..10000)",
                    "correct it"));
        }
        StopSignal stop = StopSignal.ofProcess();
        Proxy target = communicator.proxy(proxy).twoway().withDeadline(DEADLINE).withObserver(scores);
        boolean live = terminal().live() && output() == Output.TEXT;
        if (!live) {
            log.tell(told -> {
                if (output() != Output.TEXT || WatchLog.news(told.event())) {
                    printer.event(told.line(zone()), told.fields().map());
                }
            });
        }
        tryAll(target, communicator);
        try (SteadyCalls calls = new SteadyCalls(target::ping, scores)) {
            calls.start(rate);
            if (live) {
                show(communicator, target, stop);
            } else {
                await(stop);
            }
        }
        List<EndpointStatus> endpoints = inOrder(communicator, target);
        printer.text(WatchText.summary(endpoints, scores, log, terminal()));
        return report(endpoints, stop).withEndpoints(endpoints);
    }

    /** All endpoints are tried before the first call; whether they can be reached is what the table is to show. */
    private static void tryAll(Proxy target, Communicator communicator) {
        try {
            target.connect().join();
        } catch (CompletionException e) {
            if (Located.servers(communicator, target).isEmpty()) {
                throw e; // nothing to watch
            }
        }
    }

    private void show(Communicator communicator, Proxy target, StopSignal stop) {
        Logging.hush();
        String how = communicator.properties().get("floe.balancer") + "  "
                + communicator.properties().get("floe.security");
        WatchView view = new WatchView(communicator, () -> inOrder(communicator, target), () -> stop.stop(Exit.OK));
        Supplier<List<String>> live = () -> frame(how, communicator, target, view, false);
        Supplier<List<String>> paused = () -> frame(how, communicator, target, view, true);
        try (Keys keys = new Keys();
                LiveScreen screen =
                        new LiveScreen(terminal().out(), () -> view.frozen().isEmpty() ? live.get() : view.frozen())) {
            keys.listen(System.in, key -> view.pressed(key, paused));
            screen.start();
            await(stop);
        }
    }

    private void await(StopSignal stop) {
        if (seconds > 0) {
            stop.await((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
        } else {
            stop.await();
        }
    }

    private List<String> frame(String how, Communicator communicator, Proxy target, WatchView view, boolean paused) {
        Duration up = Duration.ofNanos(System.nanoTime() - start);
        WatchText.Head head = new WatchText.Head(how, up, communicator.retryBudget(), paused);
        return WatchText.lines(head, inOrder(communicator, target), scores, log, view, zone(), terminal());
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    /** In the order of the string. */
    private static List<EndpointStatus> inOrder(Communicator communicator, Proxy target) {
        List<String> order =
                target.usableEndpoints().stream().map(EndpointText::of).toList();
        return Located.servers(communicator, target).stream()
                .sorted(Comparator.comparingInt((EndpointStatus status) -> order.indexOf(status.endpoint()))
                        .thenComparing(EndpointStatus::address))
                .toList();
    }

    private Report report(List<EndpointStatus> endpoints, StopSignal stop) {
        Report report = done(Fields.of("calls", scores.calls())
                .and("failed", scores.failed())
                .and("redirected", scores.redirected())
                .and(
                        "endpoints",
                        endpoints.stream()
                                .map(status -> StatusFields.of(status)
                                        .and("share", scores.share(status.endpoint()))
                                        .map())
                                .toList()));
        if (scores.firstFailure().isPresent()) {
            return report.withProblem(Diagnosis.of(scores.firstFailure().get()));
        }
        return stop.isStopped() ? report.withExit(stop.await()) : report;
    }
}
