package io.floe.cli;

import io.floe.certs.inspect.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Verdicts on certificates, in lines for people and in members for programs. Stateless. */
final class FindingText {
    private FindingText() {}

    static Table table(List<Finding> findings) {
        Table table = new Table("lll").whole();
        findings.forEach(finding ->
                table.row(new Cell(word(finding), paint(finding)), Cell.of(finding.what()), Cell.of(finding.text())));
        return table;
    }

    static List<Map<String, Object>> members(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Fields.of("level", word(finding).toLowerCase(Locale.ROOT))
                        .and("what", finding.what())
                        .and("text", finding.text())
                        .map())
                .toList();
    }

    /** A failure is seen at once, without colours too. */
    private static String word(Finding finding) {
        return switch (finding.level()) {
            case OK -> "ok";
            case WARN -> "warn";
            case FAIL -> "FAIL";
        };
    }

    private static Paint paint(Finding finding) {
        return switch (finding.level()) {
            case OK -> Paint.GREEN;
            case WARN -> Paint.YELLOW;
            case FAIL -> Paint.RED;
        };
    }
}
