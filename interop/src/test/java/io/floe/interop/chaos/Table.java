package io.floe.interop.chaos;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Prints figures as a table of Markdown. Stateless. */
final class Table {
    private static final String HEAD = """
            | fault | failed i / n | n twice | i p99 / worst | n p99 / worst | first | slots lost | n exposed | \
            away | share later | back | dials/s | even | refusal | first OK |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    static String of(List<Measured> all) {
        return HEAD + all.stream().map(Table::row).collect(Collectors.joining());
    }

    static String row(Measured measured) {
        Fault fault = measured.seen().fault();
        return String.format(
                Locale.ROOT,
                "| %s | %d / %d | %d | %.0f / %.0f | %.0f / %.0f | %.0f | %.1f %% | %d | %s | %s | %s | %.1f | %s | %s | %s |%n",
                fault.title(),
                measured.safe().failed(),
                measured.once().failed(),
                measured.twice(),
                measured.safe().p99(),
                measured.safe().worst(),
                measured.once().p99(),
                measured.once().worst(),
                measured.first(),
                100 * measured.lost(),
                measured.exposed(),
                text("%.0f", measured.away(), 1),
                text("%.1f %%", measured.badShare(), 100),
                text("%.0f", measured.back(), 1),
                measured.dials(),
                text("%.2f", measured.even(), 1),
                text("%.0f", measured.refusal(), 1),
                text("%.0f", measured.firstOk(), 1));
    }

    private static String text(String format, OptionalDouble figure, double factor) {
        return figure.isEmpty() ? "-" : String.format(Locale.ROOT, format, factor * figure.getAsDouble());
    }
}
