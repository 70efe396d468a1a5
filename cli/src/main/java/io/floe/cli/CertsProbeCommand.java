package io.floe.cli;

import io.floe.certs.Purpose;
import io.floe.certs.inspect.Expectations;
import io.floe.certs.inspect.Finding;
import io.floe.certs.inspect.Inspection;
import io.floe.certs.store.Keystore;
import io.floe.cli.TlsProbe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs probe}: what a live port shows, and what is wrong with it. Owned by the main thread. */
@Command(
        name = "probe",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "what a live TLS port shows, and what is wrong with it; no call is made",
        customSynopsis = "floe certs probe HOST:PORT [options]",
        footer = {
            "",
            "Ends with 0 if a strict client accepts what it shows, with 3 if nothing can be",
            "reached, 4 if it does not speak TLS, 7 and 8 as floe certs check.",
            "",
            "  floe certs probe localhost:4064 --trust certs/ca.pem"
        })
final class CertsProbeCommand extends LocalSubcommand {
    @Parameters(paramLabel = "HOST:PORT", description = "or an endpoint, such as 'ssl -h a -p 4064'")
    private String port = "";

    @Option(names = "--for", paramLabel = "HOST", description = "the name to ask for and to expect. Default: HOST")
    private String name = "";

    @Option(names = "--trust", paramLabel = "FILE", description = "the authorities that clients believe")
    private String trust = "";

    @Option(names = "--password", paramLabel = "SOURCE", description = "of --trust: file:PATH, env:NAME or none")
    private String password = "";

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = Days.class,
            description = "how long the certificates must last, such as 30d. Default: 21d")
    private Duration within = Expectations.none().within();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Millis.class,
            description = "of connecting and of each read. Default: 5s")
    private Duration timeout = Duration.ofSeconds(5);

    CertsProbeCommand(Terminal terminal) {
        super("certs probe", terminal);
    }

    @Override
    String target() {
        return port;
    }

    @Override
    Report run(Printer printer) {
        Port target = Port.of(port);
        String expected = name.isEmpty() ? target.host() : name;
        TlsProbe probe = new TlsProbe(target.host(), target.number(), expected, timeout);
        Seen seen = probe.look();
        if (seen.chain().isEmpty()) {
            throw new ProblemException(noTls(target, seen, probe.greetsAsIce()));
        }
        Inspection found = Inspection.presented(seen.chain());
        List<Finding> findings = found.check(Expectations.none()
                .within(within)
                .host(expected)
                .purpose(Purpose.SERVER)
                .trust(trusted()));
        printer.text(lines(target, seen, found, findings));
        return done(fields(seen, found, findings)).withExit(CertsCheckCommand.exit(findings));
    }

    private static Problem noTls(Port target, Seen seen, boolean ice) {
        String what = ice
                ? "FLOE-TLS-07 plaintext peer: " + target + " speaks tcp (first bytes \"IceP\")"
                : target + ": showed no certificate, " + seen.refusal().orElse("and said nothing");
        return new Problem(
                Exit.UNTRUSTED,
                ice ? "FLOE-TLS-07" : "",
                what,
                List.of(),
                ice ? "use tcp there, or have the server listen with ssl" : "see what listens there");
    }

    private List<X509Certificate> trusted() {
        if (trust.isEmpty()) {
            return List.of();
        }
        Path file = Path.of(trust);
        try {
            var source = new PasswordSource("--password", password).read(file, System.getenv());
            return Keystore.read(Files.readAllBytes(file), source).entries().stream()
                    .flatMap(entry -> entry.certificates().stream())
                    .toList();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.usage("--trust: " + file + ": cannot be read", "name a keystore or PEM file"));
        }
    }

    private List<String> lines(Port target, Seen seen, Inspection found, List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal().paint(Paint.BOLD, "ssl " + target) + "  " + seen.address()
                + seen.handshake()
                        .map(time -> "  handshake " + Figures.time(time))
                        .orElse(""));
        Table table = new Table("ll");
        seen.spoken().forEach(spoken -> table.row(Cell.of("speaks"), Cell.of(spoken.replaceFirst(" ", "  "))));
        table.row(
                Cell.of("clients"),
                Cell.of(
                        seen.asks()
                                ? "are asked for a certificate" + (seen.turnsAway() ? ", and refused without one" : "")
                                : "are not asked for a certificate"));
        lines.addAll(table.lines(terminal()));
        lines.addAll(InspectionText.lines(found, List.of(), terminal()));
        lines.addAll(FindingText.table(findings).lines(terminal()));
        if (trust.isEmpty()) {
            lines.add("whether clients believe it was not looked at (--trust names their authorities)");
        }
        return lines;
    }

    private static Fields fields(Seen seen, Inspection found, List<Finding> findings) {
        return Fields.of("address", seen.address())
                .and("spoken", seen.spoken())
                .and("asksForCertificate", seen.asks())
                .and("refusal", seen.refusal().orElse(null))
                .and("handshakeMs", seen.handshake().map(Figures::number).orElse(null))
                .and("shown", InspectionText.fields(found, findings).map());
    }
}
