package io.floe.transport.ssl.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what is said of a host: exactly, or by {@code *} as the first label, which stands for any one. Stateless. */
public final class HostPatterns {
    private HostPatterns() {}

    /** What is said of a host; an exact name wins. The patterns are in lower case. */
    public static <T> Optional<T> find(Map<String, T> byPattern, String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return Optional.ofNullable(byPattern.get(lower))
                .or(() -> Optional.ofNullable(dot < 0 ? null : byPattern.get("*" + lower.substring(dot))));
    }
}
