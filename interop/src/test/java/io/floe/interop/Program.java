package io.floe.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;

/**
 * A program in a process of its own, which ends when this one ends, however it ends. Owned by the test that started it.
 */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ends the program when standard input ends; the shell ends with the program. */
    private static final String GUARD = "exec 3<&0; \"$@\" 3<&- </dev/null & program=$!;"
            + " (cat <&3 >/dev/null; kill -9 $program 2>/dev/null) & wait $program 2>/dev/null";

    private final Process guard;
    private final Path log;

    private Program(Process guard, Path log) {
        this.guard = guard;
        this.log = log;
    }

    /** Waits as long as the slowest machine may need. */
    static ConditionFactory patiently() {
        return await().atMost(PATIENCE);
    }

    /** Starts it; what it prints goes to the log. */
    static Program start(Path log, List<String> command) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
        guarded.addAll(command);
        try {
            Process guard = new ProcessBuilder(guarded)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Program(guard, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a program ended.
     *
     * @param exit its exit code
     * @param text what it printed
     */
    record Ended(int exit, String text) {}

    /** Runs one that ends by itself. */
    static Ended run(Path folder, List<String> command) {
        try (Program program = start(folder.resolve("run-" + UUID.randomUUID() + ".log"), command)) {
            return program.awaitEnd();
        }
    }

    private Ended awaitEnd() {
        patiently().until(() -> !guard.isAlive());
        return new Ended(guard.exitValue(), log());
    }

    /** Asks it to end, and waits until it has. */
    Ended terminate() {
        guard.children().forEach(ProcessHandle::destroy);
        return awaitEnd();
    }

    /** What it has printed until now. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed this; false if it ended without. */
    boolean prints(String text) {
        patiently().until(() -> log().contains(text) || !guard.isAlive());
        return log().contains(text);
    }

    /** Ends it as a crash does, with the programs that it started. */
    @Override
    public void close() {
        List<ProcessHandle> family = guard.descendants().toList();
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        family.forEach(ProcessHandle::destroyForcibly);
        guard.onExit().join();
    }
}
