package io.floe.internal.runtime;

import io.floe.Proxy;
import io.floe.SecurityPolicy;
import io.floe.fault.ConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a proxy and what belongs to it from properties, as Ice does for {@code Hello.Proxy}. Immutable.
 *
 * <p>Beside {@code NAME} itself: {@code NAME.EndpointSelection} (Random, Ordered), {@code NAME.ConnectionCached} (1 keeps to
 * one connection, which is the sticky balancer), {@code NAME.PreferSecure}, {@code NAME.InvocationTimeout} (ms, -1 for the
 * communicator's deadline), {@code NAME.Context.KEY}, Floe's own {@code NAME.balancer}, which wins, {@code NAME.Locator} and {@code NAME.source}.
 */
final class ProxyProperties {
    private final Map<String, String> properties;
    private final String name;

    ProxyProperties(Map<String, String> properties, String name) {
        this.properties = properties;
        this.name = name;
    }

    /** The proxy's text. */
    String text() {
        return given().orElseThrow(
                        () -> new ConfigurationException("property '" + name + "': not set (expected: a proxy)"));
    }

    /** The proxy as the other properties want it. */
    Proxy applyTo(Proxy proxy) {
        Proxy result = proxy;
        Optional<String> balancer = balancer();
        if (balancer.isPresent()) {
            result = result.withBalancer(balancer.get());
        }
        if (value(".PreferSecure").filter("1"::equals).isPresent()) {
            result = result.withSecurity(SecurityPolicy.PREFER_SECURE);
        }
        Optional<Duration> deadline = deadline();
        if (deadline.isPresent()) {
            result = result.withDeadline(deadline.get());
        }
        Map<String, String> context = context();
        return context.isEmpty() ? result : result.withContext(context);
    }

    /** The proxy's text, if it is set. */
    Optional<String> given() {
        return value("");
    }

    /** The text of its own locator. */
    Optional<String> locator() {
        return value(".Locator");
    }

    /** The text of where its endpoints come from, instead of those that it lists. */
    Optional<String> source() {
        return value(".source");
    }

    private Optional<String> balancer() {
        Optional<String> own = value(".balancer");
        if (own.isPresent()) {
            return own;
        }
        if (value(".ConnectionCached").filter("1"::equals).isPresent()) {
            return Optional.of("sticky");
        }
        return value(".EndpointSelection").map(word -> EndpointSelection.balancer(name + ".EndpointSelection", word));
    }

    private Optional<Duration> deadline() {
        return value(".InvocationTimeout").filter(text -> !text.equals("-1")).map(text -> {
            try {
                int millis = Integer.parseInt(text);
                if (millis > 0) {
                    return Duration.ofMillis(millis);
                }
            } catch (NumberFormatException e) {
                throw timeout(text, e);
            }
            throw timeout(text, null);
        });
    }

    private ConfigurationException timeout(String text, @Nullable Exception cause) {
        return new ConfigurationException(
                name + ".InvocationTimeout: " + text + " (expected: milliseconds above 0, or -1)", cause);
    }

    private Map<String, String> context() {
        String prefix = name + ".Context.";
        Map<String, String> context = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                context.put(key.substring(prefix.length()), value);
            }
        });
        return context;
    }

    private Optional<String> value(String suffix) {
        return Optional.ofNullable(properties.get(name + suffix))
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }
}
