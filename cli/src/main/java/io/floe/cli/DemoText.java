package io.floe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Draws the demo's table. Stateless. */
final class DemoText {
    private static final int WIDE = 100;
    private static final Pattern ENDPOINT = Pattern.compile("(?=:)");

    private DemoText() {}

    static List<String> lines(DemoFrame frame, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table(frame, terminal).lines(terminal));
        lines.add("");
        lines.add("  " + totals(frame, terminal));
        lines.add("");
        for (DemoEvent event : frame.events()) {
            lines.add(fit(event.line(), terminal));
        }
        return lines;
    }

    /** The string on as many lines as a terminal needs, broken where an endpoint begins; on one line elsewhere. */
    static List<String> wrapped(String string, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : ENDPOINT.splitAsStream(string).toList()) {
            if (terminal.live() && line.length() + part.length() >= terminal.width()) {
                lines.add(terminal.paint(Paint.DIM, line.toString()));
                line.setLength(0);
                line.append("    ");
            }
            line.append(part);
        }
        lines.add(terminal.paint(Paint.DIM, line.toString()));
        return lines;
    }

    private static String totals(DemoFrame frame, Terminal terminal) {
        Paint paint = frame.failed() == 0 ? Paint.GREEN : Paint.RED;
        double seconds = Math.min(frame.elapsed().toMillis(), frame.planned().toMillis()) / 1e3;
        return "calls " + terminal.paint(Paint.BOLD, Figures.count(frame.calls()))
                + "   failed " + terminal.paint(paint, Figures.count(frame.failed()))
                + "   redirected " + Figures.count(frame.redirected())
                + terminal.paint(
                        Paint.DIM,
                        String.format(
                                Locale.ROOT,
                                "   %.1f of %d s",
                                seconds,
                                frame.planned().toSeconds()));
    }

    private static Table table(DemoFrame frame, Terminal terminal) {
        int room = terminal.width() >= WIDE ? 24 : 12;
        Table table = new Table("llrrlrrl");
        table.head("  endpoint", "state", "calls", "share", "", "p50 ms", "p99 ms", "");
        for (DemoFrame.Row row : frame.rows()) {
            boolean quiet = row.recent().isEmpty();
            table.row(
                    Cell.of("  " + EndpointLabel.of(row.endpoint())),
                    StateCell.of(row.state(), row.avoided()),
                    Cell.of(Figures.count(row.calls())),
                    Cell.of(Figures.percent(row.share())),
                    new Cell(bar(row.share(), room), Paint.CYAN),
                    Cell.of(quiet ? "-" : Figures.millis(row.recent().percentile(0.5))),
                    Cell.of(quiet ? "-" : Figures.millis(row.recent().percentile(0.99))),
                    new Cell(row.note(), Paint.DIM));
        }
        return table;
    }

    private static String bar(double share, int room) {
        int full = (int) Math.round(share * room);
        return "█".repeat(full) + "░".repeat(room - full);
    }

    static String fit(String line, Terminal terminal) {
        int room = terminal.width() - 1;
        return line.length() <= room ? line : line.substring(0, room - 1) + "…";
    }
}
