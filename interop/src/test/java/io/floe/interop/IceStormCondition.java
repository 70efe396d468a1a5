package io.floe.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks whether IceStorm is installed. Where that is mandatory, a missing one is no skip: the tests run and fail. */
final class IceStormCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Files.isExecutable(Path.of("/usr/bin/icebox")) && service()) {
            return ConditionEvaluationResult.enabled("IceStorm is there");
        }
        String reason =
                "IceStorm: no icebox with libIceStormService.so.37 (expected: Debian's packages zeroc-icebox and"
                        + " libzeroc-icestorm3.7)";
        if (Boolean.getBoolean("tests.mandatory")) {
            throw new IllegalStateException(reason);
        }
        if (context.getTestMethod().isEmpty()) {
            SkippedTests.add(context, reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    /** The library's folder is named by the machine's kind. */
    private static boolean service() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.anyMatch(folder -> Files.exists(folder.resolve("libIceStormService.so.37")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
