package io.floe.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads a command line and runs what it names. Immutable. */
final class Cli {
    private static final int WIDEST = 110;
    private static final int NARROWEST = 60;

    private final Terminal terminal;

    Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command line; returns the exit code. */
    int run(String... args) {
        CommandLine line = new CommandLine(new FloeCommand());
        line.addSubcommand(new DemoCommand(terminal));
        line.addSubcommand(new ServeCommand(terminal));
        line.addSubcommand(new PingCommand(terminal));
        line.addSubcommand(new CallCommand(terminal));
        line.addSubcommand(new BenchCommand(terminal));
        line.addSubcommand(new WatchCommand(terminal));
        line.addSubcommand(new TraceCommand(terminal));
        line.addSubcommand(new ExplainCommand(terminal));
        line.addSubcommand(new DoctorCommand(terminal));
        line.addSubcommand(certs());
        line.addSubcommand(new ConvertCommand(terminal));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(Help.defaultColorScheme(terminal.colour() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, terminal.width())));
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setParameterExceptionHandler((refused, given) -> refuse(refused, List.of(given)));
        return line.execute(args);
    }

    private CommandLine certs() {
        return new CommandLine(new CertsCommand())
                .addSubcommand(new CertsDevCommand(terminal))
                .addSubcommand(new CertsShowCommand(terminal))
                .addSubcommand(new CertsCheckCommand(terminal))
                .addSubcommand(new CertsProbeCommand(terminal))
                .addSubcommand(new CertsExpiryCommand(terminal))
                .addSubcommand(new CertsConvertCommand(terminal));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private int refuse(ParameterException refused, List<String> args) {
        String command = refused.getCommandLine().getCommandSpec().qualifiedName();
        Problem problem = Problem.usage(message(refused), command + " --help shows what can be said");
        String name = command.replaceFirst("^floe ", "");
        Report report =
                new Report(name, String.join(" ", args), problem.exit(), Optional.of(problem), Map.of(), List.of());
        Printer.of(Output.wanted(args), terminal).end(report);
        return problem.exit().code();
    }

    /** A word that is no command may be one that was mistyped. */
    private static String message(ParameterException refused) {
        boolean hasCommands = !refused.getCommandLine().getSubcommands().isEmpty();
        if (hasCommands && refused instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String word = unmatched.getUnmatched().get(0);
            List<String> names =
                    List.copyOf(refused.getCommandLine().getSubcommands().keySet());
            return Nearest.to(word, names)
                    .map(near -> "command: " + word + " (expected: " + near + "?)")
                    .orElse("command: " + word + " (expected: one of " + String.join(", ", names) + ")");
        }
        return String.valueOf(refused.getMessage());
    }
}
