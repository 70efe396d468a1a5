package io.floe.cli;

import io.floe.certs.inspect.Expectations;
import io.floe.certs.inspect.Finding;
import io.floe.certs.inspect.Inspection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs check}: is a file fit for use, and for how long? Owned by the main thread. */
@Command(
        name = "check",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "whether a certificate is fit for use, and for how long",
        customSynopsis = "floe certs check FILE [options]",
        footer = {
            "",
            "Ends with 0 if a strict peer accepts it, with 7 if it expires within the time",
            "asked for, with 8 if a check fails.",
            "",
            "  floe certs check certs/server.p12 --for localhost --within 30d"
        })
final class CertsCheckCommand extends LocalSubcommand {
    @Parameters(paramLabel = "FILE", description = "a keystore, PEM or DER file")
    private Path file = Path.of("");

    @Option(names = "--for", paramLabel = "HOST", description = "the name or address that it must be good for")
    private String host = "";

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = Days.class,
            description = "how long it must last, such as 30d or 12h. Default: 21d")
    private Duration within = Expectations.none().within();

    @Option(names = "--password", paramLabel = "SOURCE", description = "file:PATH, env:NAME or none")
    private String password = "";

    CertsCheckCommand(Terminal terminal) {
        super("certs check", terminal);
    }

    @Override
    String target() {
        return file.toString();
    }

    @Override
    Report run(Printer printer) {
        Inspection found = Inspection.of(file, new PasswordSource("--password", password).read(file, System.getenv()));
        Expectations expected = Expectations.none().within(within);
        List<Finding> findings = found.check(host.isEmpty() ? expected : expected.host(host));
        printer.text(FindingText.table(findings).lines(terminal()));
        return done(Fields.of("findings", FindingText.members(findings))).withExit(exit(findings));
    }

    /** A certificate that fails needs no word about its expiry; other warnings do not fail a check. */
    static Exit exit(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL)) {
            return Exit.CHECK_FAILED;
        }
        boolean expires = findings.stream()
                .anyMatch(finding ->
                        finding.level() == Finding.Level.WARN && finding.what().equals("expiry"));
        return expires ? Exit.EXPIRES : Exit.OK;
    }
}
