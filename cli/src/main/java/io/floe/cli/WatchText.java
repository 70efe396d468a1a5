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
    private static final double LOW = 0.2;
    /** Narrower terminals show the first line as two. */
    private static final int WIDE = 110;

    private WatchText() {}

    /**
     * What is above the table.
     *
     * @param how the words for balancing and security
     * @param up for how long it has been watched
     * @param budget what is left for what is sent twice, from 0 to 1
     * @param paused whether it stands still
     */
    record Head(String how, Duration up, double budget, boolean paused) {
        private List<String> lines(Scoreboard scores, Terminal terminal) {
            String first = terminal.paint(Paint.BOLD, how) + "   up " + clock(up);
            String second = totals(scores, terminal)
                    + terminal.paint(
                            budget < LOW ? Paint.RED : Paint.PLAIN,
                            String.format(Locale.ROOT, "  budget %.0f%%", 100 * budget))
                    + (paused ? terminal.paint(Paint.YELLOW, "   paused") : "");
            return terminal.width() < WIDE ? List.of(first, second) : List.of(first + "   " + second);
        }
    }

    /** All of the screen. */
    static List<String> lines(
            Head head,
            List<EndpointStatus> endpoints,
            Scoreboard scores,
            WatchLog log,
            WatchView view,
            ZoneId zone,
            Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.addAll(head.lines(scores, terminal));
        if (view.showsJson()) {
            endpoints.forEach(status -> lines.addAll(broken(json(status, scores), terminal)));
        } else {
            lines.addAll(table(endpoints, scores, log).lines(terminal));
        }
        if (view.showsEvents()) {
            for (WatchEvent event : log.last(EVENTS)) {
                List<String> told = view.showsJson()
                        ? broken(Json.line(event.fields().map()), terminal)
                        : List.of(DemoText.fit(" " + event.line(zone), terminal));
                told.forEach(line -> lines.add(terminal.paint(Paint.DIM, line)));
            }
        }
        lines.add(terminal.paint(Paint.DIM, view.keys()));
        return lines;
    }

    /** Nothing may be cut off of JSON. */
    private static List<String> broken(String line, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        int room = terminal.width() - 1;
        for (int from = 0; from < line.length(); from += room) {
            lines.add(line.substring(from, Math.min(line.length(), from + room)));
        }
        return lines;
    }

    private static String json(EndpointStatus status, Scoreboard scores) {
        return Json.line(StatusFields.of(status)
                .and("share", scores.share(status.endpoint()))
                .map());
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
