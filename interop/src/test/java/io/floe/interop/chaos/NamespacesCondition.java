package io.floe.interop.chaos;

import io.floe.interop.SkippedTests;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asks once whether the machine has the means. Where they are mandatory, missing ones are no skip: the tests run and fail. */
final class NamespacesCondition implements ExecutionCondition {
    private static final String MISSING = Means.missing();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (MISSING.isEmpty()) {
            return ConditionEvaluationResult.enabled("all means are there");
        }
        if (Boolean.getBoolean("tests.mandatory")) {
            throw new IllegalStateException("chaos: " + MISSING);
        }
        if (context.getTestMethod().isEmpty()) {
            SkippedTests.add(context, "chaos: " + MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }
}
