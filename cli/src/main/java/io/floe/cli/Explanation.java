package io.floe.cli;

import io.floe.Proxy;
import io.floe.endpoint.Endpoint;
import io.floe.endpoint.EndpointText;
import io.floe.endpoint.ObjectReference;
import io.floe.endpoint.OpaqueEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a proxy string means. Immutable.
 *
 * @param reference what it says
 * @param rows its endpoints, in their order
 * @param policy by which properties calls are made, as words in pairs
 * @param warnings what the author may not have meant
 */
record Explanation(ObjectReference reference, List<Row> rows, Map<String, String> policy, List<String> warnings) {
    /**
     * An endpoint.
     *
     * @param text the canonical one
     * @param used whether calls of this proxy can take it
     * @param why why not, or nothing
     * @param options those beside host and port
     */
    record Row(String text, boolean used, String why, String options) {}

    static Explanation of(Proxy proxy, Map<String, String> properties) {
        ObjectReference reference = proxy.reference();
        List<Endpoint> usable = proxy.usableEndpoints();
        List<Row> rows = reference.endpoints().stream()
                .map(endpoint -> row(endpoint, usable, reference))
                .toList();
        Map<String, String> policy = Map.of(
                "balancer", properties.getOrDefault("floe.balancer", ""),
                "deadline", properties.getOrDefault("floe.deadline", ""),
                "connect timeout", properties.getOrDefault("floe.connect-timeout", ""));
        return new Explanation(reference, rows, policy, warnings(proxy, usable));
    }

    private static Row row(Endpoint endpoint, List<Endpoint> usable, ObjectReference reference) {
        String text = EndpointText.of(endpoint);
        boolean used = usable.contains(endpoint);
        return new Row(text, used, used ? "" : whyNot(endpoint, reference), EndpointLabel.options(text));
    }

    private static String whyNot(Endpoint endpoint, ObjectReference reference) {
        if (endpoint instanceof OpaqueEndpoint) {
            return "its transport is not on board";
        }
        if (reference.mode().isDatagram()) {
            return "not for datagrams";
        }
        return reference.secure() ? "not secure, and -s wants it so" : "for datagrams only";
    }

    private static List<String> warnings(Proxy proxy, List<Endpoint> usable) {
        ObjectReference reference = proxy.reference();
        List<String> warnings = new ArrayList<>();
        if (reference.endpoints().isEmpty()) {
            warnings.add(
                    reference.adapterId().isEmpty()
                            ? "no endpoints: only a locator could find '"
                                    + reference.identity().name() + "', and calls fail without one"
                            : "only a locator could find adapter '" + reference.adapterId()
                                    + "', and calls fail without one");
        } else if (usable.isEmpty()) {
            warnings.add("no endpoint can take " + mode(reference) + " calls: each of them would fail");
        }
        List<Endpoint> secure =
                reference.mode().isDatagram() ? List.of() : proxy.secure().usableEndpoints();
        if (!secure.isEmpty() && !usable.stream().allMatch(secure::contains)) {
            warnings.add("secure and plain endpoints are mixed: add -s after the identity to refuse the plain ones");
        }
        if (usable.stream().distinct().count() < usable.size()) {
            warnings.add("an endpoint is listed twice: it gets the share of one");
        }
        return List.copyOf(warnings);
    }

    /** The mode in Ice's word. */
    static String mode(ObjectReference reference) {
        return reference.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
