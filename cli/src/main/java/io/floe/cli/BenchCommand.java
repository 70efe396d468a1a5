package io.floe.cli;

import io.floe.Communicator;
import io.floe.Peer;
import io.floe.Proxy;
import io.floe.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe bench}: load, and what becomes of it. Owned by the main thread. */
@Command(
        name = "bench",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "call as fast as it goes, or at a rate, and measure",
        customSynopsis = "floe bench PROXY [options]",
        footer = {
            "",
            "The server must answer with what it was sent, as floe serve does, or the check",
            "of replies fails (8); any Ice object answers --operation ice_ping. It ends with",
            "0 only if every call was answered, else with the code of the first failure.",
            "With --rate a call's time counts from when it was due, so that a server that",
            "stands still is not measured by the few calls that it let wait.",
            "",
            "  floe bench 'echo:tcp -h 127.0.0.1 -p 4061' -z 30s --event '10s:kill 4711'"
        })
final class BenchCommand extends FloeSubcommand {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** So many bytes of the first reply are shown with {@code -v}. */
    private static final int SHOWN = 64;

    @Parameters(paramLabel = "PROXY", description = "such as 'echo:tcp -h 127.0.0.1 -p 4061'")
    private String proxy = "";

    @Option(
            names = {"-z", "--duration"},
            paramLabel = "TIME",
            converter = Millis.class,
            description = "how long. Default: 10s")
    private Duration duration = Duration.ofSeconds(10);

    @Option(
            names = {"-c", "--callers"},
            paramLabel = "N",
            description = "so many call at once, each again when it was answered. Default: 16")
    private int callers = 16;

    @Option(names = "--rate", paramLabel = "N", description = "so many calls a second instead, answered or not")
    private double rate;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            converter = Size.class,
            description = "of the parameters, such as 64 or 1KiB. Default: 64")
    private int size = 64;

    @Option(names = "--operation", paramLabel = "NAME", description = "what is called. Default: echo")
    private String operation = "echo";

    @Option(
            names = "--idempotent",
            paramLabel = "PERCENT",
            arity = "0..1",
            fallbackValue = "100",
            description = "so many of the calls may run twice; without a number all. Default: 0")
    private int idempotent;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "call so long before it counts. Default: 1s")
    private Duration warmup = Duration.ofSeconds(1);

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "of each call. Default: 5s")
    private Duration timeout = Duration.ofSeconds(5);

    @Option(
            names = "--event",
            paramLabel = "TIME:COMMAND",
            converter = BenchEvent.Reader.class,
            description = "run a shell command then, and tell what calls went through; may be repeated")
    private final List<BenchEvent> events = new ArrayList<>();

    BenchCommand(Terminal terminal) {
        super("bench", terminal);
    }

    @Override
    String target() {
        return proxy;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        check();
        events.sort(Comparator.comparing(BenchEvent::at));
        Proxy target = communicator.proxy(proxy).twoway().withDeadline(timeout);
        StopSignal stop = StopSignal.ofProcess();
        target.connect().join();
        printer.text(List.of(head(target)));
        long start = System.nanoTime() + warmup.toNanos();
        Timeline timeline = new Timeline(duration.plus(timeout));
        BenchBook book = new BenchBook(
                start, BenchCall.of(target, operation, size, idempotent).expected(), timeline);
        BenchCall call = BenchCall.of(target.withObserver(book), operation, size, idempotent);
        MemoryPeak memory = new MemoryPeak();
        try (BenchLoad load = new BenchLoad(call, book)) {
            if (rate > 0) {
                load.pace(rate);
            } else {
                load.callers(callers);
            }
            stop.await(start - System.nanoTime());
            Duration cpu = cpu();
            watch(start, book, memory, stop, printer);
            load.finish();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            BenchResult result = new BenchResult(
                    book, took, size, cpu().minus(cpu), memory, Failover.of(events, timeline, duration));
            printer.text(BenchText.lines(result, terminal()));
            if (verbose()) {
                book.firstReply().ifPresent(reply -> printer.text(List.of(firstReply(reply))));
            }
            return report(result, stop).withEndpoints(communicator.endpoints());
        }
    }

    private void check() {
        require(callers >= 1 && callers <= 10_000, "--callers: " + callers, "1..10000");
        require(rate >= 0 && rate <= 1e7, "--rate: " + rate, "calls a second, up to 10,000,000");
        require(idempotent >= 0 && idempotent <= 100, "--idempotent: " + idempotent, "a percentage, 0..100");
        require(
                events.stream().allMatch(event -> event.at().compareTo(duration) < 0),
                "--event: after the end",
                "a time before " + duration.toMillis() + " ms");
    }

    private static void require(boolean good, String what, String expected) {
        if (!good) {
            throw new ProblemException(Problem.usage(what + " (expected: " + expected + ")", "correct it"));
        }
    }

    private String head(Proxy target) {
        Peer peer = target.connection().join().peer();
        String tls = peer.session()
                .map(session -> " " + session.getProtocol() + " " + session.getCipherSuite())
                .orElse("");
        String who = rate > 0
                ? "open loop, " + Figures.count(Math.round(rate)) + " calls a second"
                : Figures.plural(callers, "caller") + ", closed loop";
        String how = operation.startsWith("ice_") ? operation : Figures.count(size) + " B each way";
        return terminal().paint(Paint.BOLD, peer.transport() + tls) + "   " + who + ", " + how
                + String.format(Locale.ROOT, ", %.0f s", duration.toMillis() / 1e3);
    }

    /** Tells how it goes once a second, and makes happen what was asked for. */
    private void watch(long start, BenchBook book, MemoryPeak memory, StopSignal stop, Printer printer) {
        int nextEvent = 0;
        long nextLine = TimeUnit.SECONDS.toNanos(1);
        long counted = 0;
        for (long now = 0; now < duration.toNanos(); now = System.nanoTime() - start) {
            memory.look();
            if (nextEvent < events.size() && now >= events.get(nextEvent).at().toNanos()) {
                BenchEvent event = events.get(nextEvent++);
                event.run();
                printer.event(
                        String.format(Locale.ROOT, "  %6.3f s  %s", now / 1e9, event.command()),
                        Fields.of("event", "command")
                                .and("atMs", now / 1e6)
                                .and("command", event.command())
                                .map());
            } else if (now >= nextLine) {
                long answers = book.answers();
                second(nextLine, answers - counted, book, printer);
                counted = answers;
                nextLine += TimeUnit.SECONDS.toNanos(1);
            }
            long due = nextEvent < events.size() ? events.get(nextEvent).at().toNanos() : Long.MAX_VALUE;
            long until = Math.min(Math.min(due, nextLine), duration.toNanos()) - (System.nanoTime() - start);
            if (stop.await(Math.min(LOOK.toNanos(), until))) {
                return;
            }
        }
    }

    private static void second(long now, long answers, BenchBook book, Printer printer) {
        printer.event(
                String.format(
                        Locale.ROOT,
                        "  %6.0f s  %10s/s   failed %s",
                        now / 1e9,
                        Figures.count(answers),
                        Figures.count(book.failures())),
                Fields.of("event", "second")
                        .and("atMs", now / 1e6)
                        .and("answered", answers)
                        .and("failed", book.failures())
                        .map());
    }

    private static String firstReply(Reply reply) {
        byte[] bytes = reply.results().bytes();
        int shown = Math.min(bytes.length, SHOWN);
        return "first reply: " + Hex.of(Arrays.copyOf(bytes, shown)) + (shown < bytes.length ? "…" : "");
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Report report(BenchResult result, StopSignal stop) {
        Report report = done(BenchText.fields(result));
        Optional<Problem> problem = result.book().firstFailure().map(Diagnosis::of);
        if (problem.isPresent()) {
            return report.withProblem(problem.get());
        }
        if (!result.identical()) {
            return report.withProblem(new Problem(
                    Exit.CHECK_FAILED,
                    "",
                    "reply check: some replies are not what was sent",
                    List.of(),
                    "only an echo server answers so: floe serve, or --operation ice_ping"));
        }
        return stop.isStopped() ? report.withExit(stop.await()) : report;
    }
}
