package io.floe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code floe certs} without a command of its own: help. Filled by picocli, then only read. */
@Command(
        name = "certs",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        commandListHeading = "%n",
        optionListHeading = "%n",
        description = "makes, shows, checks and converts certificates",
        customSynopsis = "floe certs COMMAND [options] ...",
        footer = {
            "",
            "A store's password is never an argument: --password file:PATH or env:NAME. Not",
            "told, it is read from the file 'password' beside the store, if there is one.",
            "",
            "  floe certs dev localhost",
            "  floe certs check certs/server.p12 --for localhost --output json"
        })
final class CertsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help; floe certs COMMAND --help shows that of a command")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "command: none (expected: one of "
                        + String.join(", ", spec.subcommands().keySet()) + ")");
    }
}
