package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses passwords in files that others can read, as ssh does with keys. Stateless. */
final class PasswordGuard {
    /** A password that lies elsewhere. */
    private static final Pattern REFERENCE = Pattern.compile("(file|env|prop):.*", Pattern.DOTALL);

    private PasswordGuard() {}

    /** Looks at Floe's own names; those of Ice are as Ice had them, and their transport warns. */
    static void check(Path file, Properties properties) {
        Optional<String> inClear = properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("floe.") && name.endsWith("password"))
                .filter(name -> isInClear(properties.getProperty(name).strip()))
                .sorted()
                .findFirst();
        if (inClear.isPresent() && isReadByOthers(file)) {
            throw new ConfigurationException(
                    "properties: " + file + ": " + inClear.get()
                            + " stands in a file that others can read (expected: mode 0600, or file:PATH, env:NAME, prop:NAME)");
        }
    }

    private static boolean isInClear(String value) {
        return !value.isEmpty() && !REFERENCE.matcher(value).matches();
    }

    private static boolean isReadByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no such permissions here
        }
    }
}
