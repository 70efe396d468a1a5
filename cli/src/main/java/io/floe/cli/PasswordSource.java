package io.floe.cli;

import io.floe.certs.store.Password;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a store's password comes from: {@code file:PATH}, {@code env:NAME} or {@code none}. Never the password itself,
 * for every user of a machine can read the command lines of all. Immutable.
 */
record PasswordSource(String option, String text) {
    /** The password that this names; not told, that in the file {@code password} beside the store. */
    Password read(Path store, Map<String, String> environment) {
        if (text.isEmpty()) {
            Path beside = store.resolveSibling("password");
            return Files.isRegularFile(beside) ? Password.file(beside) : Password.none();
        }
        if (text.startsWith("file:")) {
            return Password.file(Path.of(text.substring(5)));
        }
        if (text.startsWith("env:")) {
            String name = text.substring(4);
            String value = environment.get(name);
            if (value == null) {
                throw refused("env:" + name + " (expected: a variable that is set)");
            }
            return Password.of(value);
        }
        if ("none".equals(text)) {
            return Password.none();
        }
        throw refused("what was given is not shown (expected: file:PATH, env:NAME or none)");
    }

    private ProblemException refused(String what) {
        return new ProblemException(
                Problem.usage(option + ": " + what, "keep it in a file (mode 0600) and name that: file:PATH"));
    }
}
