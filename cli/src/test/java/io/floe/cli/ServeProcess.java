package io.floe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The real {@code floe serve} in a JVM of its own. Owned by one test class. */
final class ServeProcess implements AutoCloseable {
    private final Process process;
    private final List<String> endpoints = new ArrayList<>();

    private ServeProcess(Process process) {
        this.process = process;
    }

    static ServeProcess start(String endpoints) {
        try {
            ServeProcess serve = new ServeProcess(
                    new ProcessBuilder(Jvm.floe(List.of("serve", endpoints, "--until-stdin-ends"))).start());
            serve.readUntilReady();
            return serve;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readUntilReady() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IOException("floe serve ended before it was ready");
            }
            endpoints.add(line);
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
