package io.floe.cli;

import io.floe.Communicator;
import io.floe.EndpointStatus;
import io.floe.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the demo plays: its load, its counts and its screen. Owned by the main thread; frames are taken on the screen's. */
final class DemoStage {
    private final Communicator communicator;
    private final List<DemoServer> servers;
    private final Terminal terminal;
    private final Printer printer;
    private final Duration planned;
    private final Scoreboard scores = new Scoreboard(System::nanoTime);
    private final List<DemoEvent> events = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();

    DemoStage(
            Communicator communicator, List<DemoServer> servers, Terminal terminal, Printer printer, Duration planned) {
        this.communicator = communicator;
        this.servers = servers;
        this.terminal = terminal;
        this.printer = printer;
        this.planned = planned;
    }

    DemoOutcome perform(Proxy proxy, StopSignal stop, Output output) {
        boolean live = terminal.live() && output == Output.TEXT;
        try (DemoLoad load = new DemoLoad(proxy, scores);
                LiveScreen screen = new LiveScreen(terminal.out(), () -> DemoText.lines(frame(), terminal))) {
            load.start();
            if (live) {
                Logging.hush();
                screen.start();
            }
            DemoStory story =
                    new DemoStory(communicator, servers, scores, stop, planned, live ? this::note : this::announce);
            return story.play(load);
        }
    }

    String firstFailure() {
        return scores.firstFailure()
                .map(failure -> "; first failure: " + Diagnosis.of(failure).headline())
                .orElse("");
    }

    private DemoEvent note(String what) {
        DemoEvent event = new DemoEvent(elapsed(), what);
        events.add(event);
        return event;
    }

    private void announce(String what) {
        DemoEvent event = note(what);
        printer.event(event.line(), event.fields().map());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private DemoFrame frame() {
        List<EndpointStatus> known = communicator.endpoints();
        return new DemoFrame(
                elapsed(),
                planned,
                servers.stream()
                        .map(server -> DemoFrame.row(server, known, scores))
                        .toList(),
                scores.calls(),
                scores.failed(),
                scores.redirected(),
                events);
    }
}
