package io.floe.cli;

import io.floe.EndpointStatus;
import io.floe.fault.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report as JSON: the same shape for every command and every failure. Stateless. */
final class ReportJson {
    private ReportJson() {}

    static Map<String, Object> of(Report report) {
        List<Attempt> attempts = report.problem().map(Problem::attempts).orElse(List.of());
        return Fields.of("cmd", report.cmd())
                .and("target", report.target())
                .and("ok", report.exit() == Exit.OK)
                .and("exit", report.exit().code())
                .and(
                        "attempts",
                        attempts.stream()
                                .map(attempt -> attempt(attempt, report.endpoints()))
                                .toList())
                .and(
                        "error",
                        report.problem()
                                .map(problem -> error(problem, report.endpoints()))
                                .orElse(null))
                .and("result", report.result().isEmpty() ? null : report.result())
                .map();
    }

    /** With every endpoint that was known, also those that this call did not try. */
    private static Map<String, Object> error(Problem problem, List<EndpointStatus> known) {
        return Fields.of("code", problem.code().isEmpty() ? null : problem.code())
                .and("message", problem.headline())
                .and("next", problem.next())
                .and(
                        "endpoints",
                        known.stream()
                                .map(status -> StatusFields.of(status).map())
                                .toList())
                .map();
    }

    private static Map<String, Object> attempt(Attempt attempt, List<EndpointStatus> known) {
        Optional<EndpointStatus> status = known.stream()
                .filter(one -> one.endpoint().equals(attempt.endpoint())
                        && one.address().equals(attempt.address()))
                .findFirst();
        return Fields.of("endpoint", attempt.endpoint())
                .and("address", attempt.address())
                .and("class", attempt.failure().kind().name())
                .and("outcome", attempt.failure().outcome().name())
                .and("ms", Figures.number(attempt.after()))
                .and("message", attempt.failure().reason())
                .and("state", status.map(one -> one.state().name()).orElse(null))
                .and(
                        "nextProbeMs",
                        status.flatMap(EndpointStatus::nextProbe)
                                .map(Figures::number)
                                .orElse(null))
                .map();
    }
}
