package io.floe.interop.chaos;

import java.nio.file.Path;
import java.util.List;

/**
 * Delays every frame between a host and the bridge: what netem does, where the kernel has none. Owned by the thread of the
 * suite.
 */
final class Relay implements AutoCloseable {
    private final Host host;
    private final Program program;

    /** Puts itself in the host's way; without a delay at first. */
    Relay(Host host, Path folder) {
        this.host = host;
        host.atBridge("ip", "link", "add", near(), "type", "veth", "peer", "name", far());
        host.atBridge("ip", "link", "set", host.port(), "nomaster");
        host.atBridge("ip", "link", "set", near(), "up");
        host.atBridge("ip", "link", "set", far(), "master", "br0", "up");
        List<String> command = List.of(World.PYTHON, Host.python("relay.py"), host.port(), near());
        program = new Program("relay", folder, host.bridge(), command).await();
    }

    private String near() {
        return host.port() + "-near";
    }

    private String far() {
        return host.port() + "-far";
    }

    /** Adds so much to each round trip. */
    void delay(int roundTripMillis) {
        program.ask("delay", roundTripMillis / 2);
    }

    @Override
    public void close() {
        program.close();
        host.atBridge("ip", "link", "del", near());
        host.atBridge("ip", "link", "set", host.port(), "master", "br0");
    }
}
