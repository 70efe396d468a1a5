package io.floe.cli;

import io.floe.transport.ssl.IceConfigConverter.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of an Ice configuration, in lines for people and in members for programs: each line's reason below it, so that
 * no terminal is too narrow for it. Values of passwords and of what is not about TLS are left out, and so are comments: nobody
 * knows what they hold. Stateless.
 */
final class ConversionText {
    private static final String NOTHING = "(nothing)";

    private ConversionText() {}

    /**
     * A line to show.
     *
     * @param original Ice's property; empty for what followed from none
     * @param result what replaces it; empty for nothing
     * @param reason why
     */
    record Row(String original, String result, String reason) {}

    static List<Row> rows(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.reason().equals("a comment"))
                .map(line -> isKept(line)
                        ? new Row(key(line.original()), "kept", line.reason())
                        : new Row(shown(line.original()), shown(line.result()), line.reason()))
                .toList();
    }

    static List<String> lines(List<Line> lines, Terminal terminal) {
        List<String> text = new ArrayList<>();
        for (Row row : rows(lines)) {
            text.add(terminal.paint(Paint.BOLD, row.original().isEmpty() ? "(not set)" : row.original()));
            String results = row.result().isEmpty() ? NOTHING : row.result();
            results.lines().forEach(result -> text.add("  -> " + result));
            text.add("     " + terminal.paint(Paint.DIM, row.reason()));
        }
        text.add(counts(lines).entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", ")));
        return text;
    }

    static Fields fields(List<Line> lines) {
        return Fields.of(
                        "lines",
                        rows(lines).stream()
                                .map(row -> Fields.of("original", row.original().isEmpty() ? null : row.original())
                                        .and("result", row.result().isEmpty() ? null : row.result())
                                        .and("reason", row.reason())
                                        .map())
                                .toList())
                .and("counts", counts(lines));
    }

    private static Map<String, Object> counts(List<Line> lines) {
        List<Row> rows = rows(lines);
        long kept = rows.stream().filter(row -> row.result().equals("kept")).count();
        long gone = rows.stream().filter(row -> row.result().isEmpty()).count();
        long stricter = rows.stream()
                .filter(row -> row.reason().startsWith("stricter: "))
                .count();
        long added = rows.stream().filter(row -> row.original().isEmpty()).count();
        return Fields.of("converted", rows.size() - kept - gone - added)
                .and("kept", kept)
                .and("without a successor", gone)
                .and("written out", added)
                .and("stricter than before", stricter)
                .map();
    }

    private static boolean isKept(Line line) {
        return !line.original().isEmpty() && line.original().equals(line.result());
    }

    private static String key(String property) {
        int equals = property.indexOf('=');
        return equals < 0 ? property.strip() : property.substring(0, equals).strip();
    }

    private static String shown(String property) {
        boolean isSecret = key(property).toLowerCase(Locale.ROOT).contains("password");
        return isSecret && !property.isEmpty() ? key(property) + "=****" : property.strip();
    }
}
