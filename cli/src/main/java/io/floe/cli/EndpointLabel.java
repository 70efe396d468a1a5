package io.floe.cli;

import java.util.List;

/** The short name of an endpoint: {@code tcp a:4061}. Stateless. */
final class EndpointLabel {
    private EndpointLabel() {}

    /** From the canonical text; what has no host and port is shown as it is. */
    static String of(String endpoint) {
        return HostPort.of(endpoint)
                .map(place -> place.transport() + " " + place.address())
                .orElse(endpoint);
    }

    /** The same, with the address that its name was resolved to. */
    static String of(String endpoint, String address) {
        String label = of(endpoint);
        return label.endsWith(" " + address) ? label : label + "  " + address;
    }

    /** The options beside host and port: what {@link #of} leaves out. */
    static String options(String endpoint) {
        List<String> words = List.of(endpoint.split(" "));
        StringBuilder rest = new StringBuilder();
        for (int i = 1; i < words.size() && !endpoint.contains("\""); i++) {
            if (words.get(i).equals("-h") || words.get(i).equals("-p")) {
                i++;
            } else {
                rest.append(rest.isEmpty() ? "" : " ").append(words.get(i));
            }
        }
        return rest.toString();
    }
}
