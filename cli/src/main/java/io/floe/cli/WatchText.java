package io.floe.cli;

import io.floe.EndpointStatus;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the table of endpoints. Stateless. */
final class WatchText {
    private static final int EVENTS = 8;

    private WatchText() {}

    /**
     * All of the screen.
     *
     * @param how the words for balancing and security
     * @param up for how long it has been watched
     * @param paused whether it stands still
     */
    static List<String> lines(
            String how,
            Duration up,
            List<EndpointStatus> endpoints,
            Scoreboard scores,
            WatchLog log,
            ZoneId zone,
            boolean paused,
            Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.paint(Paint.BOLD, how) + "   up " + clock(up) + "   " + totals(scores, terminal)
                + (paused ? terminal.paint(Paint.YELLOW, "   paused") : ""));
        lines.addAll(table(endpoints, scores, log).lines(terminal));
        for (WatchEvent event : log.last(EVENTS)) {
            lines.add(terminal.paint(Paint.DIM, DemoText.fit(" " + event.line(zone), terminal)));
        }
        lines.add(terminal.paint(Paint.DIM, "keys  p pause  q quit"));
        return lines;
    }

    /** For the end, and for where nobody looks. */
    static List<String> summary(List<EndpointStatus> endpoints, Scoreboard scores, WatchLog log, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add("--- " + totals(scores, terminal));
        lines.addAll(table(endpoints, scores, log).lines(terminal));
        return lines;
    }

    private static String totals(Scoreboard scores, Terminal terminal) {
        Paint paint = scores.failed() == 0 ? Paint.GREEN : Paint.RED;
        return "calls " + Figures.count(scores.calls()) + "  ok " + Figures.count(scores.calls() - scores.failed())
                + "  redirected " + Figures.count(scores.redirected()) + "  "
                + terminal.paint(paint, "failed " + Figures.count(scores.failed()));
    }

    private static Table table(List<EndpointStatus> endpoints, Scoreboard scores, WatchLog log) {
        Table table = new Table("llrrrrrrll");
        table.head(
                " endpoint", "state     ", "for", "share", "inflt", "p50 ms", "p99 ms", "conn", "last problem", "next");
        for (EndpointStatus status : endpoints) {
            Latencies recent = scores.latencies(status.endpoint());
            table.row(
                    Cell.of(" " + EndpointLabel.of(status.endpoint(), status.address())),
                    StateCell.of(status.state(), status.avoided()),
                    Cell.of(brief(log.since(status))),
                    Cell.of(Figures.percent(scores.share(status.endpoint()))),
                    Cell.of(Figures.count(status.outstanding())),
                    Cell.of(recent.isEmpty() ? "-" : Figures.millis(recent.percentile(0.5))),
                    Cell.of(recent.isEmpty() ? "-" : Figures.millis(recent.percentile(0.99))),
                    Cell.of(Figures.count(status.connections())),
                    problem(status, log),
                    new Cell(status.nextProbe().map(Figures::time).orElse("-"), Paint.DIM));
        }
        return table;
    }

    private static Cell problem(EndpointStatus status, WatchLog log) {
        return status.lastFailure()
                .map(failure -> {
                    String ago = log.lastProblem(status)
                            .map(at -> "  " + brief(Duration.between(at, log.now())) + " ago")
                            .orElse("");
                    return Cell.of(failure.kind() + ago);
                })
                .orElse(Cell.of("-"));
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** Such as {@code 4s}, {@code 3m12s} or {@code 2h05m}. */
    static String brief(Duration time) {
        if (time.toMinutes() == 0) {
            return time.toSeconds() + "s";
        }
        return time.toHours() == 0
                ? String.format(Locale.ROOT, "%dm%02ds", time.toMinutes(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%dh%02dm", time.toHours(), time.toMinutesPart());
    }
}
