package io.floe.interop.chaos;

import java.nio.file.Path;

/**
 * A host: a network namespace with one interface, whose other end is a port of the bridge, and what can be done to its
 * packets. Immutable.
 *
 * @param namespace its network namespace
 * @param address its address
 * @param bridge the bridge's namespace
 * @param port the bridge's port that leads here
 */
record Host(String namespace, String address, String bridge, String port) {
    private static final String INTERFACE = "eth0";
    private static final String FILTER = """
            table inet chaos {
              chain in { type filter hook input priority 0; }
              chain out { type filter hook output priority 0; }
            }
            """;

    static Host attach(String namespace, String address, String bridge, String port) {
        Host host = new Host(namespace, address, bridge, port);
        host.run("sh", "-c", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
        host.run("ip", "link", "add", INTERFACE, "type", "veth", "peer", "name", port, "netns", bridge);
        host.run("ip", "address", "add", address + "/24", "dev", INTERFACE);
        host.run("ip", "link", "set", INTERFACE, "up");
        host.run(World.PYTHON, python("offload.py"), INTERFACE);
        host.filter(FILTER);
        host.atBridge("ip", "link", "set", port, "master", "br0", "up");
        return host;
    }

    static String python(String file) {
        return Path.of("src", "test", "python", file).toAbsolutePath().toString();
    }

    private void run(String... command) {
        Shell.run(Shell.in(namespace, command));
    }

    void atBridge(String... command) {
        Shell.run(Shell.in(bridge, command));
    }

    private void filter(String rules) {
        Shell.feed(rules, Shell.in(namespace, "nft", "-f", "-"));
    }

    /** Drops what comes to it from the network. */
    void dropIncoming() {
        filter("add rule inet chaos in iif != lo drop");
    }

    /** Drops what it sends to the network. */
    void dropOutgoing() {
        filter("add rule inet chaos out oif != lo drop");
    }

    /** Drops everything, both ways at the same instant. */
    void dropAll() {
        filter("add rule inet chaos in iif != lo drop\nadd rule inet chaos out oif != lo drop");
    }

    /** Drops that share of its packets, each way. */
    void lose(int percent) {
        String drop = " != lo numgen random mod 100 >= " + (100 - percent) + " drop\n";
        filter("add rule inet chaos in iif" + drop + "add rule inet chaos out oif" + drop);
    }

    /** No packet is dropped any more. */
    void healPackets() {
        filter("flush table inet chaos");
    }

    /** Pulls its cable. */
    void unplug() {
        atBridge("ip", "link", "set", port, "down");
    }

    void plug() {
        atBridge("ip", "link", "set", port, "up");
    }
}
