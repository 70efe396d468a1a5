package io.floe.internal.runtime;

import io.floe.fault.ConfigurationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of properties, and refuses those that cannot be meant. Immutable. */
final class PropertyReader {
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");
    private static final List<String> PLUG_IN_PREFIXES = List.of("floe.tls.", "floe.udp.");

    /** Which of {@code floe.tls.*} a side uses. */
    private static final Pattern PLUG_IN_KEYS = Pattern.compile("floe\\.(client|adapter\\..+)\\.tls");

    private final Map<String, String> properties;

    PropertyReader(Map<String, String> properties) {
        this.properties = properties;
    }

    Optional<String> text(PropertyName name) {
        return Optional.ofNullable(properties.get(name.key())).map(String::trim).filter(value -> !value.isEmpty());
    }

    Optional<Integer> number(PropertyName name, int min, int max) {
        return text(name).map(value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= min && number <= max) {
                    return (int) number;
                }
            } catch (NumberFormatException e) {
                throw refused(name, value, min + ".." + max, e);
            }
            throw refused(name, value, min + ".." + max, null);
        });
    }

    /** A property of a plug-in's. */
    Optional<String> plain(String name) {
        return Optional.ofNullable(properties.get(name)).map(String::trim);
    }

    /** Floe's own if it is set, else the first of Ice's that is set, which count in ms; -1 or 0 is as good as not set. */
    Duration duration(PropertyName own, PropertyName... ice) {
        if (text(own).isEmpty()) {
            for (PropertyName name : ice) {
                Optional<Integer> millis = number(name, -1, Integer.MAX_VALUE).filter(number -> number > 0);
                if (millis.isPresent()) {
                    return Duration.ofMillis(millis.get());
                }
            }
        }
        return duration(own);
    }

    /** A duration such as {@code 250ms}, {@code 5s}, {@code 2m}. */
    Duration duration(PropertyName name) {
        String value = text(name).orElse(name.fallback());
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw refused(name, value, "a number with ms, s, m or h", null);
        }
        long number;
        try {
            number = Long.parseLong(matcher.group(1));
        } catch (NumberFormatException e) {
            throw refused(name, value, "a shorter time", e);
        }
        Duration duration;
        try {
            duration = switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        } catch (ArithmeticException e) {
            throw refused(name, value, "a shorter time", e);
        }
        if (duration.isZero()) {
            throw refused(name, value, "more than 0", null);
        }
        return duration;
    }

    private static ConfigurationException refused(
            PropertyName name, String value, String expected, @Nullable Exception cause) {
        return new ConfigurationException(name.key() + ": " + value + " (expected: " + expected + ")", cause);
    }

    /** Floe's own prefix holds no strangers; every other prefix belongs to somebody else. */
    void refuseUnknown() {
        for (String key : properties.keySet()) {
            if (key.startsWith("floe.") && !known(key)) {
                throw ConfigurationException.unknownProperty(key, ownNames());
            }
        }
    }

    private static boolean known(String key) {
        return Arrays.stream(PropertyName.values()).anyMatch(name -> name.key().equals(key))
                || PLUG_IN_KEYS.matcher(key).matches()
                || PLUG_IN_PREFIXES.stream().anyMatch(key::startsWith);
    }

    private static List<String> ownNames() {
        return Arrays.stream(PropertyName.values())
                .map(PropertyName::key)
                .filter(name -> name.startsWith("floe."))
                .toList();
    }
}
