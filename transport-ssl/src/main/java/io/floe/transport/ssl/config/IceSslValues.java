package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.material.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The values of {@code IceSSL.*} as Ice reads them. Immutable. */
record IceSslValues(Map<String, String> properties) {
    Optional<String> text(IceSslProperty property) {
        return Optional.ofNullable(properties.get(property.key()))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    /** A password is taken as it stands, spaces and all. */
    Optional<String> password(IceSslProperty property) {
        return Optional.ofNullable(properties.get(property.key())).filter(value -> !value.isEmpty());
    }

    int number(IceSslProperty property, int fallback, int min, int max) {
        Optional<String> value = text(property);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(property, value.get(), min, max);
        }
        throw refused(property, value.get(), min, max);
    }

    private static ConfigurationException refused(IceSslProperty property, String value, int min, int max) {
        String range = max == Integer.MAX_VALUE ? ">= " + min : min + ".." + max;
        return new ConfigurationException(property.key() + ": " + value + " (expected: " + range + ")");
    }

    Optional<Location> file(IceSslProperty property) {
        return text(property).map(value -> Location.of(found(value)));
    }

    /** Ice tries the path as it is, then below {@code IceSSL.DefaultDir}. */
    Path found(String value) {
        Path path = Path.of(value);
        Optional<Path> below =
                text(IceSslProperty.DEFAULT_DIR).map(folder -> Path.of(folder).resolve(path));
        return path.isAbsolute() || below.isEmpty() || Files.exists(path) ? path : below.get();
    }
}
