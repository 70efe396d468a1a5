package io.floe.internal.text;

import java.util.Map;
import java.util.Optional;

/** Which jar brings each of Ice's own protocols: to leave one of them out by accident must not change who is called. */
final class TransportJars {
    private static final Map<String, String> JARS = Map.of(
            "tcp", "floe-transport-tcp",
            "ssl", "floe-transport-ssl",
            "udp", "floe-transport-udp",
            "ws", "floe-transport-ws",
            "wss", "floe-transport-ws");

    private TransportJars() {}

    static Optional<String> of(String protocol) {
        return Optional.ofNullable(JARS.get(protocol));
    }
}
