package io.floe.cli;

import io.floe.Communicator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Echo servers in this process, each a communicator of its own. Owned by one test. */
final class Servers implements AutoCloseable {
    private final List<Communicator> communicators = new ArrayList<>();
    private final List<EchoServer> servers = new ArrayList<>();

    private Servers() {}

    static Servers echo(int count) {
        Servers servers = new Servers();
        for (int i = 0; i < count; i++) {
            servers.add("tcp -h 127.0.0.1 -p 0", Faults.NONE);
        }
        return servers;
    }

    Servers add(String endpoint, Faults faults) {
        return add(endpoint, faults, Communicator.create());
    }

    Servers addSecure(String endpoint, Path properties) {
        return add(
                endpoint,
                Faults.NONE,
                Communicator.builder().properties(properties).build());
    }

    private Servers add(String endpoint, Faults faults, Communicator communicator) {
        communicators.add(communicator);
        servers.add(new EchoServer(communicator, endpoint, "echo", new Echo(), faults, Optional.empty()));
        return this;
    }

    List<String> endpoints() {
        return servers.stream().flatMap(server -> server.endpoints().stream()).toList();
    }

    String proxy() {
        return endpoints().stream().collect(Collectors.joining(":", "echo:", ""));
    }

    @Override
    public void close() {
        communicators.forEach(Communicator::close);
    }
}
