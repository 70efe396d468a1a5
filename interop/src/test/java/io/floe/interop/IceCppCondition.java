package io.floe.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Asks once whether Python can import Ice. Where that is mandatory, a missing binding is no skip: the tests run and fail. */
final class IceCppCondition implements ExecutionCondition {
    private static final String REASON = reason();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (REASON.isEmpty()) {
            return ConditionEvaluationResult.enabled("Ice C++ is there");
        }
        if (Boolean.getBoolean("tests.mandatory")) {
            throw new IllegalStateException(REASON);
        }
        if (context.getTestMethod().isEmpty()) {
            SkippedTests.add(context, REASON);
        }
        return ConditionEvaluationResult.disabled(REASON);
    }

    private static String reason() {
        String missing = "Ice C++: '" + PeerKind.PYTHON
                + " -c \"import Ice\"' failed (expected: Debian's package python3-zeroc-ice)";
        try {
            Process python = new ProcessBuilder(PeerKind.PYTHON, "-c", "import Ice; print(Ice.stringVersion())")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String version = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = python.waitFor(30, TimeUnit.SECONDS);
            python.destroyForcibly();
            return ended && version.startsWith("3.7.") ? "" : missing;
        } catch (IOException e) {
            return missing;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
