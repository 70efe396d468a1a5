package io.floe.cli;

import io.floe.Communicator;
import io.floe.Proxy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code floe explain}: what a string means, without touching the network but to ask a locator. Owned by the main thread. */
@Command(
        name = "explain",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "what a proxy string means and what calls would do; no network but --locator",
        customSynopsis = "floe explain PROXY [options]",
        footer = {
            "",
            "A string that cannot be read ends with exit code 2 and marks the place.",
            "",
            "  floe explain 'echo -s:ssl -h a.shop -p 4063:tcp -h b.shop -p 4061'"
        })
final class ExplainCommand extends FloeSubcommand {
    @Parameters(paramLabel = "PROXY", description = "such as 'echo:tcp -h 127.0.0.1 -p 4061'")
    private String proxy = "";

    ExplainCommand(Terminal terminal) {
        super("explain", terminal);
    }

    @Override
    String target() {
        return proxy;
    }

    @Override
    Report run(Communicator communicator, Printer printer) {
        Proxy asked = communicator.proxy(proxy);
        Explanation explanation = Located.ask(communicator, asked)
                .map(located -> Explanation.located(asked, located, communicator.properties()))
                .orElseGet(() -> Explanation.of(asked, communicator.properties()));
        printer.text(ExplanationText.lines(explanation, terminal()));
        return done(ExplanationText.fields(explanation));
    }
}
