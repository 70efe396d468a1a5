package io.floe.interop.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small network that knows nothing of the machine's own: a namespace for each host and one for the bridge between them.
 * Names hold the process's number; what a killed run left behind is removed first. Owned by the thread of the suite.
 */
final class World implements AutoCloseable {
    static final String PYTHON = "/usr/bin/python3";
    /** A name with the servers' three addresses. */
    static final String NAME_OF_ALL = "servers.chaos";

    private static final Path NAMES = Path.of("/etc/netns");
    private static final String PREFIX = "floe-chaos-";

    private final String run = PREFIX + ProcessHandle.current().pid() + "-";
    private final List<String> namespaces = new ArrayList<>();
    private final Thread hook = new Thread(this::removeAll, "chaos-cleanup");
    private final List<Host> servers;
    private final Host client;

    World() {
        removeLeftovers();
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            String bridge = namespace("bridge");
            Shell.run(Shell.in(bridge, "ip", "link", "add", "br0", "type", "bridge", "stp_state", "0"));
            Shell.run(Shell.in(bridge, "ip", "link", "set", "br0", "up"));
            client = host("client", "172.17.12.100", bridge);
            servers = List.of(
                    host("s1", "172.17.12.101", bridge),
                    host("s2", "172.17.12.102", bridge),
                    host("s3", "172.17.12.103", bridge));
            nameAll();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String namespace(String name) {
        String namespace = run + name;
        Shell.run("ip", "netns", "add", namespace);
        namespaces.add(namespace);
        Shell.run(Shell.in(namespace, "ip", "link", "set", "lo", "up"));
        return namespace;
    }

    private Host host(String name, String address, String bridge) {
        return Host.attach(namespace(name), address, bridge, name);
    }

    /** Numbered from 1. */
    Host server(int number) {
        return servers.get(number - 1);
    }

    Host client() {
        return client;
    }

    private static void removeLeftovers() {
        for (String line : Shell.run("ip", "netns", "list").lines().toList()) {
            String name = line.split(" ", -1)[0];
            if (name.startsWith(PREFIX) && !Files.exists(Path.of("/proc", name.split("-", -1)[2]))) {
                remove(name);
            }
        }
    }

    /** The client's own file of names, which {@code ip netns exec} shows it instead of the machine's. */
    private void nameAll() {
        String lines = servers.stream()
                .map(server -> server.address() + " " + NAME_OF_ALL + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(names());
            Files.writeString(names().resolve("hosts"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path names() {
        return NAMES.resolve(run + "client");
    }

    private void removeAll() {
        namespaces.forEach(World::remove);
        namespaces.clear();
    }

    /** A process in it may have been stopped, and would not end by itself. */
    private static void remove(String namespace) {
        Shell.run("sh", "-c", "for pid in $(ip netns pids " + namespace + "); do kill -s KILL $pid || true; done");
        Shell.run("ip", "netns", "del", namespace);
        Shell.run("rm", "-rf", NAMES.resolve(namespace).toString());
    }

    @Override
    public void close() {
        removeAll();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
