package io.floe.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether a peer is there. Where that is mandatory, a missing one is no skip: the tests run and fail. Immutable. */
abstract class PeerCondition implements ExecutionCondition {
    private final String missing;

    /** @param missing why its tests cannot run; empty if they can */
    PeerCondition(String missing) {
        this.missing = missing;
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("the peer is there");
        }
        if (Boolean.getBoolean("tests.mandatory")) {
            throw new IllegalStateException(missing);
        }
        if (context.getTestMethod().isEmpty()) {
            SkippedTests.add(context, missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }

    /** What a command prints; empty if it fails. */
    static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
            process.destroyForcibly();
            return ended ? printed : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
