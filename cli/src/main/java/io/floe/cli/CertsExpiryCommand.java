package io.floe.cli;

import io.floe.certs.inspect.CertificateFacts;
import io.floe.certs.inspect.Expectations;
import io.floe.certs.inspect.Inspection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code floe certs expiry}: which certificates end first. Owned by the main thread. */
@Command(
        name = "expiry",
        synopsisHeading = "usage:%n  ",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        sortOptions = false,
        description = "which certificates end first, in files and on live ports",
        customSynopsis = "floe certs expiry FILE|HOST:PORT... [options]",
        footer = {
            "",
            "Ends with 7 if one of them ends, or has ended, within the time asked for.",
            "",
            "  floe certs expiry certs/server.p12 localhost:4064 --within 30d"
        })
final class CertsExpiryCommand extends LocalSubcommand {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Parameters(paramLabel = "FILE|HOST:PORT", arity = "1..*", description = "keystores, PEM files and TLS ports")
    private List<String> places = new ArrayList<>();

    @Option(
            names = "--within",
            paramLabel = "TIME",
            converter = Days.class,
            description = "how long they must last, such as 30d or 12h. Default: 21d")
    private Duration within = Expectations.none().within();

    @Option(names = "--password", paramLabel = "SOURCE", description = "of the files: file:PATH, env:NAME or none")
    private String password = "";

    CertsExpiryCommand(Terminal terminal) {
        super("certs expiry", terminal);
    }

    private record Ending(String place, CertificateFacts certificate) {
        Instant end() {
            return certificate.notAfter();
        }
    }

    @Override
    String target() {
        return String.join(" ", places);
    }

    @Override
    Report run(Printer printer) {
        Instant now = Instant.now();
        List<Ending> endings = places.stream()
                .flatMap(this::endings)
                .sorted(Comparator.comparing(Ending::end))
                .toList();
        Table table = new Table("lrlll");
        endings.forEach(ending -> row(table, ending, now));
        printer.text(table.lines(terminal()));
        boolean soon = endings.stream().anyMatch(ending -> isSoon(ending, now));
        var members = endings.stream()
                .map(ending -> Fields.of("place", ending.place())
                        .and("subject", ending.certificate().subject())
                        .and("notAfter", ending.end().toString())
                        .and("days", Duration.between(now, ending.end()).toDays())
                        .and("soon", isSoon(ending, now))
                        .map())
                .toList();
        return done(Fields.of("certificates", members)).withExit(soon ? Exit.EXPIRES : Exit.OK);
    }

    private boolean isSoon(Ending ending, Instant now) {
        return now.plus(within).isAfter(ending.end());
    }

    private void row(Table table, Ending ending, Instant now) {
        boolean over = now.isAfter(ending.end());
        boolean soon = isSoon(ending, now);
        table.row(
                new Cell(over ? "OVER" : soon ? "soon" : "ok", over ? Paint.RED : soon ? Paint.YELLOW : Paint.GREEN),
                Cell.of(left(Duration.between(now, ending.end()).toDays())),
                Cell.of(LocalDate.ofInstant(ending.end(), ZoneOffset.UTC).toString()),
                Cell.of(ending.certificate().subject()),
                Cell.of(ending.place()));
    }

    private static String left(long days) {
        return days < 0 ? Figures.plural(-days, "day") + " ago" : Figures.plural(days, "day");
    }

    private Stream<Ending> endings(String place) {
        return inspection(place).entries().stream()
                .flatMap(entry -> entry.certificates().stream())
                .map(certificate -> new Ending(place, certificate));
    }

    private Inspection inspection(String place) {
        if (!Port.is(place)) {
            Path file = Path.of(place);
            return Inspection.of(file, new PasswordSource("--password", password).read(file, System.getenv()));
        }
        Port port = Port.of(place);
        var seen = new TlsProbe(port.host(), port.number(), port.host(), PATIENCE).look();
        if (seen.chain().isEmpty()) {
            throw new ProblemException(new Problem(
                    Exit.UNTRUSTED,
                    "",
                    place + ": showed no certificate, " + seen.refusal().orElse("and said nothing"),
                    List.of(),
                    "floe certs probe " + place + " says more"));
        }
        return Inspection.presented(seen.chain());
    }
}
