package io.floe.cli;

import io.floe.Communicator;
import io.floe.certs.dev.DevCertificates;
import io.floe.certs.dev.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Certificates of the demo's own, made on the spot and deleted at its end. Owned by the demo's main thread. */
final class DemoTls implements AutoCloseable {
    private final Path folder;
    private final Made made;

    private DemoTls(Path folder, Made made) {
        this.folder = folder;
        this.made = made;
    }

    static DemoTls make() {
        Logging.hushOwnCertificates();
        try {
            Path folder = Files.createTempDirectory("floe-demo");
            return new DemoTls(
                    folder, DevCertificates.in(folder, "localhost", "127.0.0.1").make());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code floe serve}. */
    List<String> options() {
        return List.of("--config", made.properties().toString());
    }

    /** A client that believes the servers and is believed by them. */
    Communicator communicator() {
        return Communicator.builder().properties(made.properties()).build();
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
