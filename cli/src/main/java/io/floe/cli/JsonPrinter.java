package io.floe.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** For programs: one object at the end, or one a line. Used by one thread at a time. */
final class JsonPrinter implements Printer {
    private final PrintStream out;
    private final boolean events;

    JsonPrinter(PrintStream out, boolean events) {
        this.out = out;
        this.events = events;
    }

    @Override
    public void event(String text, Map<String, Object> data) {
        if (events) {
            out.println(Json.line(data));
            out.flush();
        }
    }

    @Override
    public void text(List<String> lines) {}

    @Override
    public void end(Report report) {
        out.println(Json.line(ReportJson.of(report)));
        out.flush();
    }
}
