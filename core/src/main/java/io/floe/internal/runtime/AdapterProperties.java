package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import io.floe.internal.locator.Registration;
import io.floe.internal.server.AcceptLimits;
import io.floe.wire.WireLimits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What properties say of an adapter, as in Ice: {@code NAME.Endpoints}, {@code NAME.PublishedEndpoints}, {@code
 * NAME.ProxyOptions}, {@code NAME.MessageSizeMax}, {@code NAME.MaxConnections}, {@code NAME.AdapterId}, {@code
 * NAME.ReplicaGroupId}, {@code NAME.Locator}. An adapter without a name has none. Immutable.
 */
final class AdapterProperties {
    private final Map<String, String> properties;
    private final String name;

    /** @throws ConfigurationException if one is set that Floe refuses */
    AdapterProperties(Map<String, String> properties, String name) {
        this.properties = properties;
        this.name = name;
        for (String suffix : List.of("Router", "PublishedHost")) {
            if (value(suffix).isPresent()) {
                throw new ConfigurationException("property '" + name + "." + suffix + "': refused (expected: none; "
                        + IceProperty.of("NAME." + suffix).orElseThrow().why() + ")");
            }
        }
    }

    String endpoints() {
        return value("Endpoints")
                .orElseThrow(() -> new ConfigurationException(
                        "property '" + name + ".Endpoints': not set (expected: where the adapter listens)"));
    }

    Optional<String> published() {
        return value("PublishedEndpoints");
    }

    /** Options of a proxy's text. */
    String proxyOptions() {
        return value("ProxyOptions").orElse("");
    }

    WireLimits limits(WireLimits all) {
        return number("MessageSizeMax")
                .map(kib -> all.withMessageSizeMax(ConnectionProperties.kib(kib)))
                .orElse(all);
    }

    AcceptLimits accept(AcceptLimits all) {
        return number("MaxConnections")
                .map(most -> new AcceptLimits(most < 1 ? Integer.MAX_VALUE : most, all.perAddress(), all.handshake()))
                .orElse(all);
    }

    /** Under which names it is registered, if it is. */
    Optional<Registration.Name> registration() {
        Optional<String> adapterId = value("AdapterId");
        Optional<String> group = value("ReplicaGroupId");
        if (adapterId.isEmpty() && group.isPresent()) {
            throw new ConfigurationException(
                    name + ".ReplicaGroupId: " + group.get() + " (expected: " + name + ".AdapterId beside it)");
        }
        return adapterId.map(id -> new Registration.Name(id, group.orElse("")));
    }

    /** The text of its own locator. */
    Optional<String> locator() {
        return value("Locator");
    }

    private Optional<Integer> number(String suffix) {
        return value(suffix).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new ConfigurationException(name + "." + suffix + ": " + text + " (expected: a number)", e);
            }
        });
    }

    private Optional<String> value(String suffix) {
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(properties.get(name + "." + suffix))
                        .map(String::trim)
                        .filter(text -> !text.isEmpty());
    }
}
