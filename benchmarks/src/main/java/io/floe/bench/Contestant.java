package io.floe.bench;

import java.util.Objects;

/** A way to have bytes echoed over a network. Stateless; its servers and callers are thread-safe. */
interface Contestant {
    /** Starts a server that listens on as many ports as asked. */
    EchoServer serve(Site site, int ports) throws Exception;

    /** A caller that balances over the ports, call by call if there are several. Connects with its first call. */
    EchoCaller caller(Site site, int... ports) throws Exception;

    /** Whether the contestant of this name knows that wire. */
    static boolean speaks(String name, String wire) {
        return !wire.equals("udp") || Datagrams.of(name) != null;
    }

    /** The contestant of this name on that wire. */
    static Contestant of(String name, String wire) {
        if (wire.equals("udp")) {
            return new DatagramContestant(name, Objects.requireNonNull(Datagrams.of(name), name));
        }
        if (name.startsWith("floe-direct-")
                && !name.endsWith("-arrays")) { // with so many endpoints, and so many event loops
            String[] counts = name.substring("floe-direct-".length()).split("-", -1);
            return new FloeContestant(true, true, Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
        }
        if (name.startsWith("netty-")) { // with so many connections
            return new NettyContestant(Integer.parseInt(name.substring("netty-".length())));
        }
        return switch (name) {
            case "floe" -> FloeContestant.plain(false);
            case "floe-arrays" -> new FloeContestant(false, false, 1, 0);
            case "floe-direct" -> FloeContestant.plain(true);
            case "floe-direct-arrays" -> new FloeContestant(true, false, 1, 0);
            case "ice" -> new IceContestant(false);
            case "ice-buffers" -> new IceContestant(true);
            case "netty" -> new NettyContestant(1);
            case "grpc" -> new GrpcContestant();
            default ->
                throw new IllegalArgumentException(
                        "contestant: " + name
                                + " (expected: floe, floe-arrays, floe-direct, floe-direct-arrays, ice, ice-buffers, netty or grpc)");
        };
    }
}
