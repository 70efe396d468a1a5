package io.floe.cli;

import io.floe.certs.inspect.CertificateFacts;
import io.floe.certs.inspect.EntryFacts;
import io.floe.certs.inspect.Finding;
import io.floe.certs.inspect.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a store holds, in lines for people and in members for programs; never a key. Stateless. */
final class InspectionText {
    private InspectionText() {}

    static List<String> lines(Inspection found, List<Finding> findings, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        found.format()
                .ifPresent(format ->
                        lines.add(format + ", entries: " + found.entries().size()));
        for (EntryFacts entry : found.entries()) {
            lines.add(terminal.paint(Paint.BOLD, entry.alias()) + "  " + words(entry.kind()));
            entry.certificates().forEach(certificate -> lines.addAll(lines(certificate, terminal)));
        }
        List<Finding> wrong = findings.stream()
                .filter(finding -> finding.level() != Finding.Level.OK)
                .toList();
        lines.addAll(FindingText.table(wrong).lines(terminal));
        return lines;
    }

    private static List<String> lines(CertificateFacts certificate, Terminal terminal) {
        Table table = new Table("lll").whole();
        row(table, "subject", certificate.subject() + (certificate.authority() ? "   (an authority)" : ""));
        row(table, "names", names(certificate));
        row(table, "issuer", certificate.issuer());
        row(table, "valid", certificate.notBefore() + " to " + certificate.notAfter());
        row(table, "key", certificate.key() + ", signed by " + certificate.signature());
        row(table, "serial", certificate.serial());
        row(table, "sha256", certificate.sha256());
        row(table, "pin", certificate.pin());
        return table.lines(terminal);
    }

    private static void row(Table table, String what, String text) {
        if (!text.isEmpty()) {
            table.row(Cell.of(""), new Cell(what, Paint.DIM), Cell.of(text));
        }
    }

    private static String names(CertificateFacts certificate) {
        return certificate.names().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String words(EntryFacts.Kind kind) {
        return switch (kind) {
            case KEY -> "a private key with its chain";
            case TRUSTED -> "a trusted certificate";
            case PRESENTED -> "a chain without its key";
        };
    }

    static Fields fields(Inspection found, List<Finding> findings) {
        return Fields.of("format", found.format().map(Enum::name).orElse(null))
                .and(
                        "entries",
                        found.entries().stream()
                                .map(entry -> Fields.of("alias", entry.alias())
                                        .and("kind", entry.kind().name().toLowerCase(Locale.ROOT))
                                        .and(
                                                "certificates",
                                                entry.certificates().stream()
                                                        .map(InspectionText::members)
                                                        .toList())
                                        .map())
                                .toList())
                .and("findings", FindingText.members(findings));
    }

    private static Map<String, Object> members(CertificateFacts certificate) {
        return Fields.of("subject", certificate.subject())
                .and("issuer", certificate.issuer())
                .and("serial", certificate.serial())
                .and("names", certificate.names().stream().map(Object::toString).toList())
                .and("key", certificate.key())
                .and("signature", certificate.signature())
                .and("notBefore", certificate.notBefore().toString())
                .and("notAfter", certificate.notAfter().toString())
                .and("authority", certificate.authority())
                .and("sha256", certificate.sha256())
                .and("pin", certificate.pin())
                .map();
    }
}
