package io.floe.cli;

import java.util.List;
import java.util.Map;

/** For people: results to standard output, problems to standard error. Used by one thread at a time. */
final class TextPrinter implements Printer {
    private final Terminal terminal;

    TextPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void event(String text, Map<String, Object> data) {
        text(List.of(text));
    }

    @Override
    public void text(List<String> lines) {
        lines.forEach(terminal.out()::println);
        terminal.out().flush();
    }

    @Override
    public void end(Report report) {
        report.problem().ifPresent(problem -> {
            terminal.err().println(terminal.paint(Paint.RED, problem.headline()));
            problem.message().lines().skip(1).forEach(terminal.err()::println);
            terminal.err().println(terminal.paint(Paint.DIM, "next: " + problem.next()));
        });
    }
}
