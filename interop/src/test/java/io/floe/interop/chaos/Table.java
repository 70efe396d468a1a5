package io.floe.interop.chaos;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints figures as a table of Markdown. Stateless. */
final class Table {
    private static final String HEAD = """
            | fault | failed i / n | n twice | i p99 / worst | n p99 / worst | first | slots lost | n exposed | away \
            | share later | back | dials/s | even | refusal | first OK | misses (target) |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    static String head(Experiment any) {
        String title = any.client().title() + " calls " + any.servers().title() + ", "
                + (any.callers() == 1 ? "1 caller" : any.callers() + " callers");
        return "### " + title + "\n\n" + HEAD;
    }

    static String row(Measured measured) {
        Measured.Kind safe = measured.safe();
        Measured.Kind once = measured.once();
        return String.join(
                        " | ",
                        "| " + measured.seen().fault().title(),
                        safe.failed() + " / " + once.failed(),
                        Long.toString(measured.twice()),
                        text("%.0f", safe.p99()) + " / " + text("%.0f", safe.worst()),
                        text("%.0f", once.p99()) + " / " + text("%.0f", once.worst()),
                        text("%.0f", measured.first()),
                        text("%.1f %%", 100 * measured.lost()),
                        Long.toString(measured.exposed()),
                        text("%.0f", measured.away()),
                        text("%.3f", measured.badShare()),
                        text("%.0f", measured.back()),
                        text("%.1f", measured.dials()),
                        text("%.2f", measured.even()),
                        text("%.0f", measured.refusal()),
                        text("%.0f", measured.firstOk()),
                        misses(measured))
                + " |\n";
    }

    /** Ice was promised nothing. */
    private static String misses(Measured measured) {
        if (measured.seen().experiment().client() != Peer.FLOE) {
            return "";
        }
        List<String> missed = Targets.missed(measured);
        return missed.isEmpty() ? "none" : String.join(", ", missed);
    }

    private static String text(String format, OptionalDouble figure) {
        return figure.isEmpty() ? "-" : text(format, figure.getAsDouble());
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }
}
