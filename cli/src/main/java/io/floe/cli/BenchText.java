package io.floe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What a benchmark came to, in lines for people and in members for programs. Stateless. */
final class BenchText {
    private static final double[] QUANTILES = {50, 90, 99, 99.9};

    private BenchText() {}

    static List<String> lines(BenchResult result, Terminal terminal) {
        BenchBook book = result.book();
        List<String> lines = new ArrayList<>();
        Paint paint = book.failures() == 0 ? Paint.PLAIN : Paint.RED;
        lines.add(String.format(
                Locale.ROOT,
                "  calls     %s   %s/s   %s   redirected %s      sent %s  recv %s",
                terminal.paint(Paint.BOLD, Figures.count(book.answers())),
                terminal.paint(Paint.BOLD, Figures.count(Math.round(result.perSecond()))),
                terminal.paint(paint, "failed " + Figures.count(book.failures())),
                Figures.count(book.redirects()),
                Figures.bytes(result.size() * (book.answers() + book.failures())),
                Figures.bytes(book.bytesBack())));
        if (book.answers() > 0) {
            lines.add("  latency   " + latency(book.latency()) + " ms");
        }
        lines.addAll(shares(book, terminal));
        lines.add(String.format(
                Locale.ROOT,
                "  client    cpu %.0f%%   heap peak %s   direct peak %s",
                result.cores() * 100,
                Figures.bytes(result.memory().heap()),
                Figures.bytes(result.memory().direct())));
        result.failovers().forEach(failover -> lines.addAll(failover(failover, terminal)));
        book.identical()
                .ifPresent(same -> lines.add(terminal.paint(
                        result.identical() ? Paint.PLAIN : Paint.RED,
                        "reply check: " + Figures.count(same) + " of " + Figures.count(book.answers())
                                + " identical to the request")));
        return lines;
    }

    private static String latency(Histogram histogram) {
        StringBuilder text = new StringBuilder();
        for (double quantile : QUANTILES) {
            text.append('p')
                    .append(quantile == Math.rint(quantile) ? String.valueOf((int) quantile) : String.valueOf(quantile))
                    .append(' ')
                    .append(Figures.millis(histogram.getValueAtPercentile(quantile) / 1e6))
                    .append("  ");
        }
        return text + "max " + Figures.millis(histogram.getMaxValue() / 1e6);
    }

    private static List<String> shares(BenchBook book, Terminal terminal) {
        Table table = new Table("lrlrr");
        String title = "  share   ";
        long all = book.byEndpoint().values().stream()
                .mapToLong(Histogram::getTotalCount)
                .sum();
        for (Map.Entry<String, Histogram> entry : book.byEndpoint().entrySet()) {
            Histogram histogram = entry.getValue();
            table.row(
                    Cell.of(title),
                    Cell.of(percent((double) histogram.getTotalCount() / Math.max(1, all))),
                    Cell.of(entry.getKey()),
                    new Cell("p50 " + Figures.millis(histogram.getValueAtPercentile(50) / 1e6), Paint.DIM),
                    new Cell("p99 " + Figures.millis(histogram.getValueAtPercentile(99) / 1e6), Paint.DIM));
            title = "          ";
        }
        return table.lines(terminal);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    private static List<String> failover(Failover failover, Terminal terminal) {
        List<String> lines = new ArrayList<>();
        Paint paint = failover.failed() + failover.unknown() == 0 ? Paint.PLAIN : Paint.YELLOW;
        lines.add(String.format(
                Locale.ROOT,
                "  %6.3f s  %s    %s   redirected and answered %s   worst call %s",
                failover.event().at().toNanos() / 1e9,
                terminal.paint(Paint.CYAN, failover.event().command()),
                terminal.paint(
                        paint,
                        "failed " + Figures.count(failover.failed()) + " not run, " + Figures.count(failover.unknown())
                                + " unknown"),
                Figures.count(failover.redirected()),
                Figures.time(failover.worst())));
        for (Failover.Absence absence : failover.absences()) {
            lines.add("         " + absence.endpoint()
                    + absence.gone()
                            .map(after -> "   gone after " + Figures.time(after))
                            .orElse("")
                    + absence.back()
                            .map(after -> "   answers again after " + Figures.time(after))
                            .orElse("   silent until the next event or the end")
                    + absence.shareBack()
                            .map(after -> "   share back after " + Figures.time(after))
                            .orElse(""));
        }
        return lines;
    }

    static Fields fields(BenchResult result) {
        BenchBook book = result.book();
        return Fields.of("calls", book.answers() + book.failures())
                .and("answered", book.answers())
                .and("failed", book.failures())
                .and("redirected", book.redirects())
                .and("perSecond", Math.round(result.perSecond()))
                .and("seconds", result.took().toNanos() / 1e9)
                .and("identical", book.identical().orElse(null))
                .and("latencyMs", book.answers() == 0 ? null : milliseconds(book.latency()))
                .and(
                        "endpoints",
                        book.byEndpoint().entrySet().stream()
                                .map(entry -> Fields.of("endpoint", entry.getKey())
                                        .and("answered", entry.getValue().getTotalCount())
                                        .and("latencyMs", milliseconds(entry.getValue()))
                                        .map())
                                .toList())
                .and("cpuCores", Math.round(result.cores() * 100) / 100.0)
                .and("heapPeakBytes", result.memory().heap())
                .and("directPeakBytes", result.memory().direct())
                .and(
                        "events",
                        result.failovers().stream().map(BenchText::fields).toList());
    }

    private static Map<String, Object> milliseconds(Histogram histogram) {
        Fields fields = Fields.of("min", histogram.getMinValue() / 1e6);
        for (double quantile : QUANTILES) {
            String name = "p" + (quantile == Math.rint(quantile) ? String.valueOf((int) quantile) : quantile);
            fields.and(name, histogram.getValueAtPercentile(quantile) / 1e6);
        }
        return fields.and("max", histogram.getMaxValue() / 1e6).map();
    }

    private static Map<String, Object> fields(Failover failover) {
        return Fields.of("atMs", Figures.number(failover.event().at()))
                .and("command", failover.event().command())
                .and("failedNotRun", failover.failed())
                .and("failedUnknown", failover.unknown())
                .and("redirected", failover.redirected())
                .and("worstMs", Figures.number(failover.worst()))
                .and(
                        "absences",
                        failover.absences().stream()
                                .map(absence -> Fields.of("endpoint", absence.endpoint())
                                        .and(
                                                "goneMs",
                                                absence.gone()
                                                        .map(Figures::number)
                                                        .orElse(null))
                                        .and(
                                                "backMs",
                                                absence.back()
                                                        .map(Figures::number)
                                                        .orElse(null))
                                        .and(
                                                "shareBackMs",
                                                absence.shareBack()
                                                        .map(Figures::number)
                                                        .orElse(null))
                                        .map())
                                .toList())
                .map();
    }
}
