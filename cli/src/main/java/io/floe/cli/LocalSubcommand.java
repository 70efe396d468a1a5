package io.floe.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Mixin;

/** What every command does around its own work: logging and the report. Owned by the main thread. */
abstract class LocalSubcommand implements Callable<Integer> {
    private final String name;
    private final Terminal terminal;

    @Mixin
    private final OutputOptions form = new OutputOptions();

    LocalSubcommand(String name, Terminal terminal) {
        this.name = name;
        this.terminal = terminal;
    }

    /** What the command is pointed at, for the report. */
    abstract String target();

    /** The work. What it throws becomes the report of a failure. */
    abstract Report run(Printer printer);

    final Terminal terminal() {
        return terminal;
    }

    final Output output() {
        return form.output();
    }

    final boolean verbose() {
        return form.verbosity() > 0;
    }

    final Report done(Fields result) {
        return Report.done(name, target(), result.map());
    }

    final Report failed(RuntimeException thrown) {
        if (form.verbosity() > 1) {
            Throwable shown =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            shown.printStackTrace(terminal.err());
        }
        return Report.failed(name, target(), Diagnosis.of(thrown));
    }

    @Override
    public final Integer call() {
        Logging.verbosity(form.verbosity());
        Printer printer = Printer.of(form.output(), terminal);
        Report report;
        try {
            report = run(printer);
        } catch (RuntimeException e) {
            report = failed(e);
        }
        printer.end(report);
        return report.exit().code();
    }
}
