package io.floe.cli;

import java.util.List;
import java.util.Map;

/** How a command tells what happens while it runs, and what came of it. Used by one thread at a time. */
interface Printer {
    /** Something happened: its text for people, its data for programs. */
    void event(String text, Map<String, Object> data);

    /** Text that is for people only. */
    void text(List<String> lines);

    /** It is over. */
    void end(Report report);

    static Printer of(Output output, Terminal terminal) {
        return switch (output) {
            case TEXT -> new TextPrinter(terminal);
            case JSON -> new JsonPrinter(terminal.out(), false);
            case NDJSON -> new JsonPrinter(terminal.out(), true);
        };
    }
}
