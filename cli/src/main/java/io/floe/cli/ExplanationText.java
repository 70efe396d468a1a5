package io.floe.cli;

import io.floe.endpoint.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An explanation in lines for people and in members for programs. Stateless. */
final class ExplanationText {
    private ExplanationText() {}

    static List<String> lines(Explanation explanation, Terminal terminal) {
        ObjectReference reference = explanation.reference();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                "   ",
                "identity  " + identity(reference),
                "facet " + (reference.facet().isEmpty() ? "-" : reference.facet()),
                "mode " + Explanation.mode(reference),
                "encoding " + reference.encoding(),
                "secure only " + (reference.secure() ? "yes" : "no")));
        lines.add("canonical " + reference);
        explanation.located().ifPresent(located -> lines.add(located.line()));
        if (!explanation.rows().isEmpty()) {
            lines.addAll(table(explanation).lines(terminal));
        }
        Map<String, String> policy = explanation.policy();
        lines.add("policy    " + policy.get("balancer") + "   security " + policy.get("security") + "   deadline "
                + policy.get("deadline") + "   connect timeout " + policy.get("connect timeout") + "   connect race "
                + policy.get("connect race"));
        lines.add(
                "recovery  sensed within 0.75 s where an outage lasts less than 30 s, within 10 s else; full share 0.5"
                        + " s later");
        if (!explanation.remarks().isEmpty()) {
            lines.add(terminal.paint(
                    Paint.YELLOW, "! " + Figures.plural(explanation.remarks().size(), "warning")));
            explanation.remarks().forEach(remark -> lines.add("  " + remark.line()));
        }
        return lines;
    }

    private static Table table(Explanation explanation) {
        Table table = new Table("rllrll");
        table.head(
                " #", "transport", "address", "tier", "used for " + Explanation.mode(explanation.reference()), "notes");
        int number = 0;
        for (Explanation.Row row : explanation.rows()) {
            number++;
            Cell used = row.used() ? new Cell("yes", Paint.GREEN) : new Cell("no: " + row.why(), Paint.YELLOW);
            table.row(
                    Cell.of(" " + number),
                    Cell.of(row.text().split(" ", 2)[0]),
                    Cell.of(HostPort.of(row.text()).map(HostPort::address).orElse("-")),
                    Cell.of(row.used() ? String.valueOf(row.tier()) : "-"),
                    used,
                    new Cell(row.notes(), Paint.DIM));
        }
        return table;
    }

    private static String identity(ObjectReference reference) {
        String category = reference.identity().category();
        return (category.isEmpty() ? "" : category + "/") + reference.identity().name();
    }

    static Fields fields(Explanation explanation) {
        ObjectReference reference = explanation.reference();
        return Fields.of("identity", identity(reference))
                .and("facet", reference.facet())
                .and("mode", Explanation.mode(reference))
                .and("encoding", reference.encoding().toString())
                .and("secure", reference.secure())
                .and("adapterId", reference.adapterId())
                .and("locator", explanation.located().map(Located::locator).orElse(null))
                .and("canonical", reference.toString())
                .and(
                        "endpoints",
                        explanation.rows().stream()
                                .map(row -> Fields.of("endpoint", row.text())
                                        .and("used", row.used())
                                        .and("tier", row.used() ? row.tier() : null)
                                        .and("why", row.why().isEmpty() ? null : row.why())
                                        .map())
                                .toList())
                .and("policy", explanation.policy())
                .and(
                        "warnings",
                        explanation.remarks().stream()
                                .map(remark -> Fields.of("code", remark.kind().code())
                                        .and("text", remark.text())
                                        .map())
                                .toList());
    }
}
