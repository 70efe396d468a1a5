package io.floe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The real {@code floe serve}, or {@code trace}, in a JVM of its own. Owned by one test class. */
final class ServeProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final List<String> endpoints = new ArrayList<>();

    private ServeProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ServeProcess start(String endpoints, String... more) {
        return floe(Stream.concat(Stream.of("serve", endpoints), Stream.of(more)));
    }

    /** {@code floe trace}, which has one endpoint to be called at. */
    static ServeProcess trace(String to) {
        return floe(Stream.of("trace", "tcp -h 127.0.0.1 -p 0", to));
    }

    private static ServeProcess floe(Stream<String> args) {
        try {
            List<String> command =
                    Stream.concat(args, Stream.of("--until-stdin-ends")).toList();
            ServeProcess serve = new ServeProcess(new ProcessBuilder(Jvm.floe(command)).start());
            serve.readUntilReady();
            return serve;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readUntilReady() throws IOException {
        for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("floe ended before it was ready");
            }
            endpoints.add(line);
        }
    }

    /** The next line that it prints once it is ready; waits for it. */
    String line() {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> endpoints() {
        return endpoints;
    }

    String proxy() {
        return "echo:" + String.join(":", endpoints);
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
