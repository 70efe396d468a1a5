package io.floe.interop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Registries of IceGrid on loopback, a master and perhaps a slave. Owned by the test that starts them. */
final class IceGrid implements AutoCloseable {
    private final Path folder;
    private final Registry master;
    private final List<Registry> all = new ArrayList<>();

    private IceGrid(Path folder, boolean withSlave) {
        this.folder = folder;
        this.master = new Registry("Master", freePort());
        all.add(master);
        if (withSlave) {
            all.add(new Registry("Slave", freePort()));
        }
        all.forEach(Registry::start);
    }

    static IceGrid start(Path folder) {
        return new IceGrid(folder, false);
    }

    static IceGrid withSlave(Path folder) {
        return new IceGrid(folder, true);
    }

    /** What clients and servers must be told. */
    String locator() {
        StringBuilder text = new StringBuilder("FloeGrid/Locator");
        all.forEach(registry -> text.append(":tcp -h 127.0.0.1 -p ").append(registry.port));
        return text.toString();
    }

    /** Ends the master as a crash does. */
    void killMaster() {
        master.kill();
    }

    /** Brings the master back, with the state that it had. */
    void restartMaster() {
        master.start();
    }

    /** Brings the master back as if it had never known anybody. */
    void restartMasterWithoutState() {
        master.forget();
        master.start();
    }

    /** The adapters that icegridadmin lists. */
    List<String> adapters() {
        try {
            Process admin = new ProcessBuilder(
                            "icegridadmin",
                            "--Ice.Default.Locator=" + locator(),
                            "-u",
                            "floe",
                            "-p",
                            "floe",
                            "-e",
                            "adapter list")
                    .redirectErrorStream(true)
                    .start();
            admin.getOutputStream().close();
            String said = new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.lines().map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        all.forEach(Registry::kill);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One registry: a process, its port and its folder. */
    private final class Registry {
        private final String name;
        private final int port;
        private final Path data;
        private Process process;

        Registry(String name, int port) {
            this.name = name;
            this.port = port;
            this.data = folder.resolve(name);
        }

        void start() {
            List<String> command = new ArrayList<>(List.of("icegridregistry"));
            settings().forEach((key, value) -> command.add("--" + key + "=" + value));
            try {
                Files.createDirectories(data);
                process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(name + ".log").toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await().until(this::listens);
        }

        private Map<String, String> settings() {
            Map<String, String> settings = new TreeMap<>(Map.of(
                    "IceGrid.InstanceName", "FloeGrid",
                    "IceGrid.Registry.Client.Endpoints", "tcp -h 127.0.0.1 -p " + port,
                    "IceGrid.Registry.Server.Endpoints", "tcp -h 127.0.0.1",
                    "IceGrid.Registry.Internal.Endpoints", "tcp -h 127.0.0.1",
                    "IceGrid.Registry.LMDB.Path", data.toString(),
                    "IceGrid.Registry.LMDB.MapSize", "16",
                    "IceGrid.Registry.DynamicRegistration", "1",
                    "IceGrid.Registry.PermissionsVerifier", "FloeGrid/NullPermissionsVerifier",
                    "IceGrid.Registry.AdminPermissionsVerifier", "FloeGrid/NullPermissionsVerifier",
                    "IceGrid.Registry.ReplicaName", name));
            if (this != master) {
                settings.put("Ice.Default.Locator", "FloeGrid/Locator:tcp -h 127.0.0.1 -p " + master.port);
            }
            return settings;
        }

        private boolean listens() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException refused) {
                return false;
            }
        }

        void kill() {
            process.destroyForcibly();
            process.onExit().join();
        }

        void forget() {
            try (Stream<Path> files = Files.list(data)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
