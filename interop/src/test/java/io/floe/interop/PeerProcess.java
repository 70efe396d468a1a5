package io.floe.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/**
 * A peer in a process of its own, which ends with its stdin and so never outlives the tests. Owned by the test that started
 * it. Its stderr is kept in {@code target/peers}.
 */
final class PeerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(PATIENCE_SECONDS)); // of a test that waits for processes
    }

    private final Process process;
    private final Path log;
    private final PrintStream commands;
    private final BufferedReader answers;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static PeerProcess start(PeerKind kind, String... properties) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "peers")), kind + "-", ".log");
            PeerProcess peer = new PeerProcess(
                    new ProcessBuilder(kind.command(properties))
                            .redirectError(log.toFile())
                            .start(),
                    log);
            assertThat(peer.read()).isEqualTo("ready");
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries out a command that must go well. */
    String ok(Object... fields) {
        String answer = ask(fields);
        assertThat(answer).as("answer to %s", List.of(fields)).startsWith("ok");
        return answer.substring(2).trim();
    }

    /** Carries out a command that must fail. */
    String error(Object... fields) {
        String answer = ask(fields);
        assertThat(answer).as("answer to %s", List.of(fields)).startsWith("error ");
        return answer.substring("error ".length());
    }

    /** Carries out a command while the test goes on. */
    CompletableFuture<String> later(Object... fields) {
        return CompletableFuture.supplyAsync(() -> ok(fields));
    }

    private String ask(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            line.append(line.isEmpty() ? "" : "\t").append(field);
        }
        commands.println(line);
        return read();
    }

    private String read() {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return String.valueOf(answers.readLine());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            return line.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            kill();
            throw new AssertionError("peer " + process.pid() + ": no answer", e);
        }
    }

    /** What it has written to stderr until now. */
    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a crash does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        commands.close();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        kill();
    }
}
