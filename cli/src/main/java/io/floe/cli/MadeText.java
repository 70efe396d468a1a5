package io.floe.cli;

import io.floe.certs.dev.Made;
import io.floe.certs.dev.MadeFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Development certificates that were made, in lines for people and in members for programs. Stateless. */
final class MadeText {
    private MadeText() {}

    static List<String> lines(Made made, boolean caKeyKept, Terminal terminal) {
        Table table = new Table("llll");
        for (MadeFile file : made.files()) {
            table.row(
                    new Cell("made", Paint.GREEN),
                    Cell.of(file.path().toString()),
                    Cell.of(file.holds()),
                    new Cell(file.until().map(until -> "until " + date(until)).orElse(""), Paint.DIM));
        }
        List<String> lines = new ArrayList<>(table.lines(terminal));
        lines.add("use it: --config " + made.properties() + ", or FLOE_CONFIG=" + made.properties());
        lines.add(
                caKeyKept
                        ? "the CA key was kept: who has it can make servers that your clients trust"
                        : "the CA key was not kept (--keep-ca-key keeps it, to sign more)");
        return lines;
    }

    static Fields fields(Made made, boolean caKeyKept) {
        return Fields.of("properties", made.properties().toString())
                .and("caKeyKept", caKeyKept)
                .and(
                        "files",
                        made.files().stream()
                                .map(file -> Fields.of("path", file.path().toString())
                                        .and("holds", file.holds())
                                        .and(
                                                "until",
                                                file.until()
                                                        .map(Instant::toString)
                                                        .orElse(null))
                                        .map())
                                .toList());
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
