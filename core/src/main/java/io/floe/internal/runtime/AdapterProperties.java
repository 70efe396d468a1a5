package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import io.floe.internal.locator.Registration;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what belongs to an adapter from properties, as Ice does: {@code NAME.AdapterId}, {@code NAME.ReplicaGroupId}, {@code
 * NAME.Locator}. Immutable.
 */
final class AdapterProperties {
    private final Map<String, String> properties;
    private final String name;

    AdapterProperties(Map<String, String> properties, String name) {
        this.properties = properties;
        this.name = name;
    }

    /** Under which names it is registered, if it is. */
    Optional<Registration.Name> name() {
        Optional<String> adapterId = value(".AdapterId");
        Optional<String> group = value(".ReplicaGroupId");
        if (adapterId.isEmpty() && group.isPresent()) {
            throw new ConfigurationException(
                    name + ".ReplicaGroupId: " + group.get() + " (expected: " + name + ".AdapterId beside it)");
        }
        return adapterId.map(id -> new Registration.Name(id, group.orElse("")));
    }

    /** The text of its own locator. */
    Optional<String> locator() {
        return value(".Locator");
    }

    private Optional<String> value(String suffix) {
        return Optional.ofNullable(properties.get(name + suffix))
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }
}
