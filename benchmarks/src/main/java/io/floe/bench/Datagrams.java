package io.floe.bench;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A contestant's way to send datagrams that nobody answers. Stateless; what it starts ends with the process. */
interface Datagrams {
    /** Receives on a port of its own from now on, on whatever thread the contestant likes; the port. */
    int receive(Consumer<byte[]> receiver) throws Exception;

    /** Sends each payload as one datagram to that port; for one thread. */
    Consumer<byte[]> sender(int port) throws Exception;

    /** The contestant of this name; null if it knows no datagrams. */
    static @Nullable Datagrams of(String name) {
        return switch (name) {
            case "floe" -> new FloeDatagrams(FloeContestant.plain(false));
            case "floe-direct" -> new FloeDatagrams(FloeContestant.plain(true));
            case "ice" -> new IceDatagrams();
            case "netty" -> new NettyDatagrams();
            default -> null;
        };
    }
}
