package io.floe.interop.chaos;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process in a network namespace that takes a command a line and answers with a line. It ends with its stdin and so never
 * outlives the suite. Owned by the thread of the suite.
 */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PRIORITY = "-15"; // the load shares the machine with whatever else runs there

    private final String name;
    private final Process process;
    private final PrintStream commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private boolean ready;

    /** Starts it; {@link #await} waits until it is ready. */
    Program(String name, Path folder, String namespace, List<String> command) {
        this.name = name;
        // in a session of its own: when a shell ends, the kernel lets go on what is stopped in its group
        String[] all = Shell.in(namespace, "setsid", "nice", "-n", PRIORITY);
        File log = folder.resolve("programs.log").toFile();
        try {
            ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.appendTo(log));
            builder.command().addAll(command);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reading = new Thread(this::read, name);
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(line);
            }
        } catch (IOException e) {
            answers.add("gone: " + e); // killed while it spoke
        }
    }

    /** Waits until it takes commands. */
    Program await() {
        if (!ready) {
            expect("ready", PATIENCE);
            ready = true;
        }
        return this;
    }

    /** Waits for an answer that begins so, and returns the rest. */
    String expect(String beginning, Duration patience) {
        String answer;
        try {
            answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (answer == null || !answer.startsWith(beginning)) {
            throw new IllegalStateException(
                    name + ": " + answer + " (expected: " + beginning + "; its stderr is in programs.log)");
        }
        return answer.substring(beginning.length()).strip();
    }

    /** Has a command carried out. */
    String ask(Object... fields) {
        await();
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(field);
        }
        commands.println(line);
        return expect("ok", PATIENCE);
    }

    /** Sends a signal: {@code TERM}, {@code STOP}, {@code CONT}. */
    void signal(String signal) {
        Shell.run("sh", "-c", "kill -s " + signal + " " + process.pid());
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it as a crash does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + ": still runs (expected: ended)");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets it end by itself, then makes it. */
    @Override
    public void close() {
        commands.close();
        try {
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            kill();
        }
    }
}
