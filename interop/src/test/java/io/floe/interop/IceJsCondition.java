package io.floe.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks once for what the JavaScript client runs on, and has npm bring it. Immutable. */
final class IceJsCondition extends PeerCondition {
    private static final String MISSING = missing();

    IceJsCondition() {
        super(MISSING);
    }

    private static String missing() {
        List<String> missing = new ArrayList<>();
        Map.of("chromium", "chromium", "npm", "npm", "slice2js", "zeroc-ice-compilers", "certutil", "libnss3-tools")
                .forEach((command, debian) -> {
                    if (output("sh", "-c", "command -v " + command).isEmpty()) {
                        missing.add(command + " (expected: Debian's package " + debian + ")");
                    }
                });
        if (missing.isEmpty() && !JsFiles.prepare()) {
            missing.add("npm package " + JsFiles.PACKAGE + " (expected: a registry, or npm's cache, that has it)");
        }
        return missing.isEmpty() ? "" : "Ice for JavaScript: missing " + String.join(", ", missing);
    }
}
