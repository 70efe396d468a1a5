package io.floe.cli;

import io.floe.Communicator;
import io.floe.CommunicatorOptions;
import picocli.CommandLine.Mixin;

/** A command that has a communicator while it works. Owned by the main thread. */
abstract class FloeSubcommand extends LocalSubcommand {
    @Mixin
    private final CommonOptions common = new CommonOptions();

    FloeSubcommand(String name, Terminal terminal) {
        super(name, terminal);
    }

    /** The work. What it throws becomes the report of a failure. */
    abstract Report run(Communicator communicator, Printer printer);

    /** What the command wants of its communicator beside what the options say. */
    void configure(CommunicatorOptions options) {}

    @Override
    final Report run(Printer printer) {
        try (Communicator communicator = common.communicator(this::configure)) {
            return perform(communicator, printer);
        }
    }

    private Report perform(Communicator communicator, Printer printer) {
        try {
            return run(communicator, printer);
        } catch (RuntimeException e) {
            return failed(e).withEndpoints(communicator.endpoints());
        }
    }
}
