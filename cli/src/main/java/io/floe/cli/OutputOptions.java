package io.floe.cli;

import picocli.CommandLine.Option;

/** The options of every command, whether it talks to anybody or not. Filled by picocli, then only read. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "text, json (one object at the end) or ndjson (events too). Default: text")
    private Output output = Output.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "log what happens to standard error; twice: everything, and stack traces")
    private boolean[] verbose = {};

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    Output output() {
        return output;
    }

    int verbosity() {
        return verbose.length;
    }
}
