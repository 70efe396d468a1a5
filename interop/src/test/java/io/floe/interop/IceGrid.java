package io.floe.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registries of IceGrid on loopback, a master and perhaps a slave. Owned by the test that starts them. */
final class IceGrid implements AutoCloseable {
    /** Below those that systems give to clients: a registry that returns must find its port free. */
    private static final int LOWEST_PORT = 12_000;

    private static final int PORTS = 18_000;

    private final Path folder;
    private final Registry master;
    private final List<Registry> all = new ArrayList<>();

    private IceGrid(Path folder) {
        this.folder = folder;
        this.master = new Registry("Master");
    }

    static IceGrid start(Path folder) {
        IceGrid grid = new IceGrid(folder);
        return grid.with(grid.master);
    }

    static IceGrid withSlave(Path folder) {
        IceGrid grid = start(folder);
        return grid.with(grid.new Registry("Slave"));
    }

    private IceGrid with(Registry registry) {
        all.add(registry);
        try {
            registry.open();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        return this;
    }

    /** What clients and servers must be told. */
    String locator() {
        return "FloeGrid/Locator" + all.stream().map(Registry::endpoint).collect(Collectors.joining());
    }

    /** The slave alone. */
    String slave() {
        return "FloeGrid/Locator" + all.get(1).endpoint();
    }

    /** A node, which starts the servers that are deployed on it. */
    Program node(String name) throws IOException {
        return Program.start(
                folder.resolve(name + ".log"),
                List.of(
                        "icegridnode",
                        "--Ice.Default.Locator=" + locator(),
                        "--IceGrid.Node.Name=" + name,
                        "--IceGrid.Node.Data=" + Files.createDirectories(folder.resolve(name)),
                        "--IceGrid.Node.Endpoints=tcp -h 127.0.0.1",
                        "--IceGrid.Node.AllowRunningServersAsRoot=1",
                        "--IceGrid.Node.PrintServersReady=node"));
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
        return admin("adapter list").lines().map(String::strip).toList();
    }

    /** What icegridadmin says to a command. */
    String admin(String command) {
        return Program.run(
                        folder,
                        List.of(
                                "icegridadmin",
                                "--Ice.Default.Locator=" + locator(),
                                "-u",
                                "floe",
                                "-p",
                                "floe",
                                "-e",
                                command))
                .text();
    }

    @Override
    public void close() {
        all.forEach(Registry::kill);
    }

    /** One registry: a process, its port, which it keeps, and its folder. */
    private final class Registry {
        private static final int ATTEMPTS = 5;

        private final String name;
        private final Path data;
        private int port;
        private @Nullable Program program;

        Registry(String name) {
            this.name = name;
            this.data = folder.resolve(name);
        }

        String endpoint() {
            return ":tcp -h 127.0.0.1 -p " + port;
        }

        /** Starts it where nobody listens. */
        void open() {
            for (int i = 0; i < ATTEMPTS; i++) {
                port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
                if (starts()) {
                    return;
                }
            }
            throw failed();
        }

        void start() {
            if (!starts()) {
                throw failed();
            }
        }

        private AssertionError failed() {
            return new AssertionError("registry " + name + ": does not start (expected: to listen at port " + port
                    + ")\n" + Objects.requireNonNull(program).log());
        }

        private boolean starts() {
            List<String> command = new ArrayList<>(List.of("icegridregistry"));
            settings().forEach((key, value) -> command.add("--" + key + "=" + value));
            try {
                Files.createDirectories(data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Program started = Program.start(folder.resolve(name + ".log"), command);
            program = started;
            return started.prints("IceGrid.Registry.Client ready");
        }

        private Map<String, String> settings() {
            Map<String, String> settings = new TreeMap<>(Map.of(
                    "Ice.PrintAdapterReady", "1",
                    "IceGrid.InstanceName", "FloeGrid",
                    "IceGrid.Registry.Client.Endpoints", "tcp -h 127.0.0.1 -p " + port,
                    "IceGrid.Registry.Server.Endpoints", "tcp -h 127.0.0.1",
                    "IceGrid.Registry.Internal.Endpoints", "tcp -h 127.0.0.1",
                    "IceGrid.Registry.LMDB.Path", data.toString(),
                    "IceGrid.Registry.LMDB.MapSize", "16",
                    "IceGrid.Registry.DynamicRegistration", "1",
                    "IceGrid.Registry.PermissionsVerifier", "FloeGrid/NullPermissionsVerifier",
                    "IceGrid.Registry.AdminPermissionsVerifier", "FloeGrid/NullPermissionsVerifier"));
            settings.put("IceGrid.Registry.Discovery.Enabled", "0"); // which is multicast
            settings.put("IceGrid.Registry.ReplicaName", name);
            if (this != master) {
                settings.put("Ice.Default.Locator", "FloeGrid/Locator" + master.endpoint());
            }
            return settings;
        }

        void kill() {
            if (program != null) {
                program.close();
            }
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
