package io.floe.interop.chaos;

import java.util.ArrayList;
import java.util.List;

/** Tries, in namespaces of its own, each thing that the suite will do. Stateless. */
final class Means {
    private static final String SCRATCH =
            "floe-chaos-" + ProcessHandle.current().pid() + "-means";
    private static final String RAW_SOCKET = "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)";

    private Means() {}

    /** What is missing, with what was expected; empty if nothing is. */
    static String missing() {
        List<String> missing = new ArrayList<>();
        if (works(missing, "network namespaces (root, iproute2)", "ip", "netns", "add", SCRATCH)) {
            works(missing, "bridges", inside("ip", "link", "add", "br0", "type", "bridge"));
            works(missing, "veth pairs", inside("ip", "link", "add", "one", "type", "veth", "peer", "name", "other"));
            if (works(missing, "nftables", inside("nft", "add", "table", "inet", "t"))) {
                works(
                        missing,
                        "a hook for packets",
                        inside("nft", "add chain inet t in { type filter hook input priority 0; }"));
                works(
                        missing,
                        "random loss (nft numgen)",
                        inside("nft", "add rule inet t in numgen random mod 100 < 10 drop"));
            }
            works(missing, "raw sockets (python3, AF_PACKET)", inside(World.PYTHON, "-c", RAW_SOCKET));
            works(missing, "Ice for Python (python3-zeroc-ice)", World.PYTHON, "-c", "import Ice");
            works(missing, "a higher priority (nice -n -15)", inside("nice", "-n", "-15", "true"));
            Shell.run("ip", "netns", "del", SCRATCH);
        }
        return String.join("; ", missing);
    }

    private static String[] inside(String... command) {
        return Shell.in(SCRATCH, command);
    }

    private static boolean works(List<String> missing, String what, String... command) {
        try {
            Shell.run(command);
            return true;
        } catch (RuntimeException e) {
            missing.add(what + " missing: " + e.getMessage());
            return false;
        }
    }
}
