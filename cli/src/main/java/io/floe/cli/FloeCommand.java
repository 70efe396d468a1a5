package io.floe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code floe} without a command: help and version. Filled by picocli, then only read. */
@Command(
        name = "floe",
        versionProvider = Version.class,
        header = {"floe: a transport that speaks the ZeroC Ice protocol", ""},
        synopsisHeading = "usage:%n  ",
        customSynopsis = "floe COMMAND [options] ...",
        commandListHeading = "%ncommands:%n",
        optionListHeading = "%noptions:%n",
        footer = {
            "",
            "try:",
            "  floe demo",
            "  floe serve 'tcp -h 127.0.0.1 -p 4061'",
            "  floe ping 'echo:tcp -h 127.0.0.1 -p 4061' -c 3",
            "  floe certs dev localhost",
            "  floe explain 'echo:tcp -h a -p 4061:tcp -h b -p 4061'",
            "",
            "exit codes:",
            "  0 fine                   4 no trust                130 interrupted",
            "  1 exception answered     5 deadline",
            "  2 bad usage, string      6 may have been executed",
            "  3 no endpoint reachable  7 certificate expires     8 a check failed"
        })
final class FloeCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help; floe COMMAND --help shows that of a command")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "command: none (expected: one of "
                        + String.join(", ", spec.subcommands().keySet()) + ")");
    }
}
