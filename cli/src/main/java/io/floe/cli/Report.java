package io.floe.cli;

import io.floe.EndpointStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a command: one shape for all of them. Immutable.
 *
 * @param cmd the command's name
 * @param target what it was pointed at
 * @param exit what the process ends with
 * @param problem why it failed, if it did
 * @param result what it found out; empty if nothing
 * @param endpoints what is known of the endpoints it used
 */
record Report(
        String cmd,
        String target,
        Exit exit,
        Optional<Problem> problem,
        Map<String, Object> result,
        List<EndpointStatus> endpoints) {
    static Report done(String cmd, String target, Map<String, Object> result) {
        return new Report(cmd, target, Exit.OK, Optional.empty(), result, List.of());
    }

    static Report failed(String cmd, String target, Problem problem) {
        return new Report(cmd, target, problem.exit(), Optional.of(problem), Map.of(), List.of());
    }

    Report withExit(Exit other) {
        return new Report(cmd, target, other, problem, result, endpoints);
    }

    Report withProblem(Problem other) {
        return new Report(cmd, target, other.exit(), Optional.of(other), result, endpoints);
    }

    Report withEndpoints(List<EndpointStatus> known) {
        return new Report(cmd, target, exit, problem, result, known);
    }
}
