package io.floe.cli;

import io.floe.certs.inspect.Expectations;
import io.floe.certs.inspect.Inspection;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs show}: what a keystore or PEM file holds. Owned by the main thread. */
@Command(
        name = "show",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "what a keystore or PEM file holds, and what is wrong with it; never a key",
        customSynopsis = "floe certs show FILE [options]",
        footer = {"", "PKCS12, JKS, BCFKS, PEM or DER: told from the bytes.", "", "  floe certs show certs/server.p12"})
final class CertsShowCommand extends LocalSubcommand {
    @Parameters(paramLabel = "FILE", description = "a keystore, PEM or DER file")
    private Path file = Path.of("");

    @Option(names = "--password", paramLabel = "SOURCE", description = "file:PATH, env:NAME or none")
    private String password = "";

    CertsShowCommand(Terminal terminal) {
        super("certs show", terminal);
    }

    @Override
    String target() {
        return file.toString();
    }

    @Override
    Report run(Printer printer) {
        Inspection found = Inspection.of(file, new PasswordSource("--password", password).read(file, System.getenv()));
        var findings = found.check(Expectations.none());
        printer.text(InspectionText.lines(found, findings, terminal()));
        return done(InspectionText.fields(found, findings));
    }
}
