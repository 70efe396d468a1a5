package io.floe.cli;

import java.util.List;
import java.util.Optional;

/**
 * Where an endpoint's text says that it is. Immutable.
 *
 * @param transport the protocol word
 * @param host as written; loopback where nothing is
 * @param port 0 to 65535
 */
record HostPort(String transport, String host, int port) {
    /** From the canonical text; empty for what has no port. */
    static Optional<HostPort> of(String endpoint) {
        List<String> words = List.of(endpoint.split(" "));
        String port = value(words, "-p");
        if (endpoint.contains("\"") || !port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        String host = value(words, "-h");
        return Optional.of(new HostPort(words.get(0), host.isEmpty() ? "localhost" : host, Integer.parseInt(port)));
    }

    private static String value(List<String> words, String option) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }

    /** Whether the host means this machine, whoever reads it. */
    boolean loopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    /** The host and the port as people write them together. */
    String address() {
        return address(host, port);
    }

    static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    boolean multicast() {
        return host.matches("2(2[4-9]|3\\d)\\..*") || host.matches("[fF]{2}[0-9a-fA-F]{2}:.*");
    }
}
