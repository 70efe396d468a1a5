package io.floe.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks whether IceGrid is installed. Where that is mandatory, a missing program is no skip: the tests run and fail. */
final class IceGridCondition implements ExecutionCondition {
    private static final List<String> PROGRAMS = List.of("icegridregistry", "icegridnode", "icegridadmin");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = PROGRAMS.stream()
                .filter(program -> !Files.isExecutable(Path.of("/usr/bin", program)))
                .toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("IceGrid is there");
        }
        String reason = "IceGrid: no " + missing + " (expected: Debian's packages zeroc-icegrid and zeroc-ice-utils)";
        if (Boolean.getBoolean("tests.mandatory")) {
            throw new IllegalStateException(reason);
        }
        if (context.getTestMethod().isEmpty()) {
            SkippedTests.add(context, reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
