package io.floe.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the table between its marks in docs/performance.md, and the plot beside it. Stateless. */
final class Report {
    private static final String BEGIN = "<!-- measured: written by benchmarks/run -->";
    private static final String END = "<!-- end of measured -->";

    private Report() {}

    static void write(CompareOptions options, List<Results> all, double others) throws IOException {
        Path file = options.out();
        String text = Files.exists(file) ? Files.readString(file) : BEGIN + "\n" + END + "\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + ": no marks (expected: '" + BEGIN + "' and '" + END + "')");
        }
        String table = BEGIN + "\n\n" + Machine.describe(options, others) + "\n" + tables(options, all)
                + "\n![How many times better than Ice for Java](performance.svg)\n";
        Files.writeString(file, text.substring(0, begin) + table + "\n" + text.substring(end));
        Files.writeString(file.resolveSibling("performance.svg"), Plot.svg(options.contestants(), all));
        System.out.println("written: " + file + " and performance.svg beside it");
    }

    private static String tables(CompareOptions options, List<Results> all) {
        StringBuilder out = new StringBuilder("| workload | wire | Ice Java | must | goal |");
        options.contestants().stream()
                .filter(name -> !name.equals(Results.BASE))
                .forEach(name -> out.append(' ').append(name).append(" |"));
        out.append(" CPU a call, us: ")
                .append(String.join(" / ", options.contestants()))
                .append(" |\n|---|---|---|---|---|");
        out.append("---|".repeat(options.contestants().size())).append('\n');
        for (Results results : all) {
            row(out, options, results);
        }
        return out.append(cold(all)).toString();
    }

    private static String cold(List<Results> all) {
        String rows = all.stream()
                .filter(results -> !results.cold().isEmpty())
                .map(results -> results.workload().title() + ", " + results.wire() + " ("
                        + String.join(", ", results.cold()) + ")")
                .collect(Collectors.joining("; "));
        return rows.isEmpty() ? "" : "\nNot yet warm when its time to warm up was over: " + rows + ".\n";
    }

    private static void row(StringBuilder out, CompareOptions options, Results results) {
        Goal goal = results.workload().goal(results.wire());
        out.append("| ").append(results.workload().title()).append(" | ").append(results.wire());
        out.append(" | ").append(results.has(Results.BASE) ? absolute(results) : "-");
        out.append(" | ")
                .append(goal.mustText())
                .append(" | ")
                .append(goal.goalText())
                .append(" |");
        for (String name : options.contestants()) {
            if (!name.equals(Results.BASE)) {
                out.append(' ').append(ratio(name, goal, results.ratio(name))).append(" |");
            }
        }
        out.append(' ');
        for (String name : options.contestants()) {
            out.append(out.charAt(out.length() - 1) == ' ' ? "" : " / ");
            out.append(number("%.1f", results.medianOf(name, Measured::cpuPerCall) / 1000));
        }
        out.append(" |\n");
    }

    private static String ratio(String name, Goal goal, double ratio) {
        String verdict = name.startsWith("floe") && !Double.isNaN(ratio) ? goal.verdict(ratio) : "";
        return number("%.2fx", ratio) + (verdict.isEmpty() ? "" : " (" + verdict + ")");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static String absolute(Results results) {
        double value = results.median(Results.BASE);
        return results.workload().byLatency()
                ? String.format(Locale.ROOT, "%.0f us", value / 1000)
                : String.format(Locale.ROOT, "%,.0f /s", value);
    }
}
