package io.floe.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a program was configured with cannot work: a missing or doubled plug-in, a refused property, unusable settings. */
public final class ConfigurationException extends FloeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }

    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * For a property that nobody knows: names the nearest that somebody does.
     *
     * @param known the properties that there are, one at least
     */
    public static ConfigurationException unknownProperty(String key, Collection<String> known) {
        String lower = key.toLowerCase(Locale.ROOT);
        String nearest = known.stream()
                .min(Comparator.comparingInt(one -> EditDistance.between(lower, one.toLowerCase(Locale.ROOT))))
                .orElseThrow();
        return new ConfigurationException("property '" + key + "': unknown (expected: " + nearest + "?)");
    }
}
