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
import java.util.Optional;

/**
 * What a proxy string means. Immutable.
 *
 * @param reference what it says
 * @param located what a locator was asked for and answered, if so
 * @param rows its endpoints, in their order
 * @param policy by which properties calls are made, as words in pairs
 * @param remarks what the author may not have meant
 */
record Explanation(
        ObjectReference reference,
        Optional<Located> located,
        List<Row> rows,
        Map<String, String> policy,
        List<Remark.Made> remarks) {
    /** Where endpoints are connected one by one, the next one waits no longer for the last; no property changes it. */
    private static final String RACE = "250 ms";

    /**
     * An endpoint.
     *
     * @param text the canonical one
     * @param tier 1 takes calls first, 2 only while all of tier 1 are down; 0 never does
     * @param why why not, or nothing
     * @param notes options beside host and port, and what is to be known of them
     */
    record Row(String text, int tier, String why, String notes) {
        boolean used() {
            return tier > 0;
        }
    }

    static Explanation of(Proxy proxy, Map<String, String> properties) {
        ObjectReference reference = proxy.reference();
        List<Endpoint> usable = proxy.usableEndpoints();
        List<Endpoint> secure =
                reference.mode().isDatagram() ? List.of() : proxy.secure().usableEndpoints();
        String security = reference.secure() ? "require-secure" : properties.getOrDefault("floe.security", "");
        List<Row> rows = reference.endpoints().stream()
                .map(endpoint -> {
                    boolean preferred = !security.equals("prefer-secure") || secure.contains(endpoint);
                    int tier = usable.contains(endpoint) ? (preferred ? 1 : 2) : 0;
                    return row(endpoint, tier, reference, security);
                })
                .toList();
        Map<String, String> policy = Map.of(
                "balancer", properties.getOrDefault("floe.balancer", ""),
                "security", security,
                "deadline", properties.getOrDefault("floe.deadline", ""),
                "connect timeout", properties.getOrDefault("floe.connect-timeout", ""),
                "connect race", RACE);
        return new Explanation(reference, Optional.empty(), rows, policy, remarks(reference, usable, secure, security));
    }

    /** Of a proxy without endpoints: those that its locator answered are explained. */
    static Explanation located(Proxy indirect, Located located, Map<String, String> properties) {
        Explanation direct = of(located.direct(), properties);
        return new Explanation(
                indirect.reference(), Optional.of(located), direct.rows(), direct.policy(), direct.remarks());
    }

    private static Row row(Endpoint endpoint, int tier, ObjectReference reference, String security) {
        String text = EndpointText.of(endpoint);
        String options = EndpointLabel.options(text);
        boolean multicast = HostPort.of(text).map(HostPort::multicast).orElse(false);
        String notes = multicast ? options + (options.isEmpty() ? "" : "  ") + "multicast" : options;
        return new Row(text, tier, tier > 0 ? "" : whyNot(endpoint, reference, security), notes);
    }

    private static String whyNot(Endpoint endpoint, ObjectReference reference, String security) {
        if (endpoint instanceof OpaqueEndpoint) {
            return "its transport is not on board";
        }
        if (reference.mode().isDatagram()) {
            return "not for datagrams";
        }
        if (endpoint.protocol().equals("udp")) {
            return "for datagrams only";
        }
        return reference.secure()
                ? "not secure, and -s wants it so"
                : security.equals("require-secure")
                        ? "not secure, and floe.security wants it so"
                        : "for datagrams only";
    }

    private static List<Remark.Made> remarks(
            ObjectReference reference, List<Endpoint> usable, List<Endpoint> secure, String security) {
        List<Remark.Made> remarks = new ArrayList<>();
        if (reference.endpoints().isEmpty()) {
            remarks.add(Remark.INDIRECT.of(
                    reference.adapterId().isEmpty()
                            ? "no endpoints: only a locator could find '"
                                    + reference.identity().name() + "', and calls fail without one"
                            : "only a locator could find adapter '" + reference.adapterId()
                                    + "', and calls fail without one"));
        } else if (usable.isEmpty()) {
            remarks.add(Remark.NONE_USABLE.of(
                    "no endpoint can take " + mode(reference) + " calls: each of them would fail"));
        }
        if (!secure.isEmpty() && !usable.stream().allMatch(secure::contains)) {
            remarks.add(Remark.MIXED.of(
                    security.equals("prefer-secure")
                            ? "mixed secure and plain endpoints: the plain ones are used while all secure ones are down"
                            : "mixed secure and plain endpoints: set floe.security=require-secure to refuse the plain"
                                    + " ones"));
        }
        if (usable.stream().distinct().count() < usable.size()) {
            remarks.add(Remark.TWICE.of("an endpoint is listed twice: it gets the share of one"));
        }
        return List.copyOf(remarks);
    }

    /** The mode in Ice's word. */
    static String mode(ObjectReference reference) {
        return reference.mode().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
