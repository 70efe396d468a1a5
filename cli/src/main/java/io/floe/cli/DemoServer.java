package io.floe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A floe server in a process of its own. Owned by the demo's main thread. */
final class DemoServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final int number;
    private final List<String> options;
    private volatile @Nullable Process process;
    private String endpoint;

    /**
     * Not started yet.
     *
     * @param word the protocol that it speaks
     * @param options of the command beside its endpoint
     */
    DemoServer(int number, String word, List<String> options) {
        this.number = number;
        this.options = List.copyOf(options);
        this.endpoint = word + " -h 127.0.0.1 -p 0";
    }

    /** Starts the process; {@link #awaitReady} sees it through. The child ends when its standard input does. */
    void start() {
        try {
            List<String> command = new ArrayList<>(List.of("serve", endpoint, "--until-stdin-ends"));
            command.addAll(options);
            process = new ProcessBuilder(Jvm.floe(command))
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw problem("cannot start: " + e.getMessage());
        }
    }

    /** Waits until it listens; from then on its endpoint has the port that the kernel chose, also after a restart. */
    void awaitReady() {
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(running().getInputStream(), StandardCharsets.UTF_8));
            String first = lines.readLine();
            String second = lines.readLine();
            if (first == null || !"ready".equals(second)) {
                throw problem("ended before it was ready");
            }
            endpoint = first;
        } catch (IOException e) {
            throw problem("cannot be read: " + e.getMessage());
        }
    }

    String name() {
        return "server " + number;
    }

    /** The endpoint's canonical text. */
    String endpoint() {
        return endpoint;
    }

    /** The process's id. */
    long pid() {
        return running().pid();
    }

    /** SIGKILL: no goodbye. */
    void kill() {
        running().destroyForcibly();
    }

    /** SIGTERM, and waits for the end; returns the exit code. */
    int stop() {
        Process stopping = running();
        stopping.destroy();
        try {
            if (!stopping.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw problem("did not stop within " + PATIENCE_SECONDS + " s of SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("interrupted while it stopped");
        }
        return stopping.exitValue();
    }

    private Process running() {
        Process now = process;
        if (now == null) {
            throw new IllegalStateException(name() + ": not started");
        }
        return now;
    }

    private ProblemException problem(String what) {
        return new ProblemException(new Problem(
                Exit.CHECK_FAILED,
                "",
                name() + ": " + what,
                List.of(),
                "see what it says: floe serve '" + endpoint + "'"));
    }

    /** Leaves no process behind. */
    @Override
    public void close() {
        Process now = process;
        if (now != null) {
            now.destroyForcibly();
        }
    }
}
