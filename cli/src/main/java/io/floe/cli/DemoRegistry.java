package io.floe.cli;

import io.floe.Communicator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A registry of IceGrid on this machine, which the demo's servers and its client know. Owned by the demo's main thread. */
final class DemoRegistry implements AutoCloseable {
    private static final String PROGRAM = "icegridregistry";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** The replica group of the demo's servers. */
    static final String GROUP = "Demo";

    private final Path data;
    private final String locator;
    private final Process process;

    private DemoRegistry(Path program, Path data, int port) throws IOException {
        this.data = data;
        this.locator = "DemoGrid/Locator:tcp -h 127.0.0.1 -p " + port;
        this.process = new ProcessBuilder(
                        program.toString(),
                        "--IceGrid.InstanceName=DemoGrid",
                        "--IceGrid.Registry.Client.Endpoints=tcp -h 127.0.0.1 -p " + port,
                        "--IceGrid.Registry.Server.Endpoints=tcp -h 127.0.0.1",
                        "--IceGrid.Registry.Internal.Endpoints=tcp -h 127.0.0.1",
                        "--IceGrid.Registry.LMDB.Path=" + data,
                        "--IceGrid.Registry.LMDB.MapSize=16",
                        "--IceGrid.Registry.Discovery.Enabled=0",
                        "--IceGrid.Registry.DynamicRegistration=1")
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /** Starts it if it is installed, and waits until it answers. */
    static DemoRegistry start() {
        Path program = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.usage(
                        "demo: --icegrid: no " + PROGRAM + " on the path (expected: that of IceGrid)",
                        "install it (Debian's zeroc-icegrid), or run floe demo without --icegrid")));
        try {
            DemoRegistry registry = new DemoRegistry(program, Files.createTempDirectory("floe-demo"), freePort());
            registry.awaitReady();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        try (Communicator communicator =
                Communicator.builder().waitForEndpoints(true).build()) {
            communicator.proxy(locator).withDeadline(PATIENCE).ping().join();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What the others must be told. */
    String locator() {
        return locator;
    }

    /** A client that hears soon of a server that returns. */
    Communicator communicator() {
        return Communicator.builder()
                .locator(locator)
                .property("Ice.Default.LocatorCacheTimeout", "1")
                .build();
    }

    /** With which a server is known to it. */
    List<String> options(int number) {
        return List.of("--adapter-id", GROUP + number, "--replica-group", GROUP, "--locator", locator);
    }

    /** Leaves neither process nor folder behind. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        if (!Files.exists(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
