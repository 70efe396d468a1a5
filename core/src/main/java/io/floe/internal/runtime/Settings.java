package io.floe.internal.runtime;

import io.floe.SecurityPolicy;
import io.floe.endpoint.EndpointDefaults;
import io.floe.endpoint.ToStringMode;
import io.floe.fault.ConfigurationException;
import io.floe.internal.client.ClientRules;
import io.floe.internal.connection.ConnectionSettings;
import io.floe.internal.server.AcceptLimits;
import io.floe.internal.text.TextSettings;
import io.floe.wire.EncodingVersion;
import io.floe.wire.WireLimits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The properties of a communicator, read once. Immutable.
 *
 * @param properties all of them, for transports
 * @param text how strings are read and printed
 * @param limits what a received message may ask
 * @param compressionLevel of what is sent, 1 to 9
 * @param connections timers and bounds of each connection
 * @param accept what adapters let in
 * @param balancer the default balancer's name
 * @param security which endpoints of a mixed string may take calls
 * @param deadline of a call whose proxy sets none
 * @param connectTimeout TCP, handshake and validation together
 * @param rules what clients do when nobody answers
 * @param eventLoops how many
 * @param callbacks where dependents of futures run if no executor was given
 * @param dispatch where dispatchers run if no executor was given
 * @param engine the I/O engine's name; empty for the best one
 * @param jmx the name under which JMX shows it; empty for none
 * @param source where proxies without endpoints find them
 * @param locatorTimeToLive how long what a locator said is good; empty for ever
 * @param locatorBackground whether that is renewed before a call needs it
 */
record Settings(
        Map<String, String> properties,
        TextSettings text,
        WireLimits limits,
        int compressionLevel,
        ConnectionSettings connections,
        AcceptLimits accept,
        String balancer,
        SecurityPolicy security,
        Duration deadline,
        Duration connectTimeout,
        ClientRules rules,
        int eventLoops,
        Workers callbacks,
        Workers dispatch,
        Optional<String> engine,
        Optional<String> jmx,
        Optional<String> source,
        Optional<Duration> locatorTimeToLive,
        boolean locatorBackground) {
    static Settings of(Map<String, String> properties) {
        PropertyReader reader = new PropertyReader(properties);
        reader.refuseUnknown();
        IceProperty.check(properties.keySet());
        return new Settings(
                Map.copyOf(properties),
                text(reader),
                ConnectionProperties.limits(reader),
                reader.number(PropertyName.ICE_COMPRESSION_LEVEL, 1, 9).orElse(1),
                ConnectionProperties.connections(reader),
                ConnectionProperties.accept(reader),
                balancer(reader),
                security(reader),
                reader.duration(PropertyName.DEADLINE, PropertyName.ICE_DEFAULT_INVOCATION_TIMEOUT),
                reader.duration(
                        PropertyName.CONNECT_TIMEOUT,
                        PropertyName.ICE_OVERRIDE_CONNECT_TIMEOUT,
                        PropertyName.ICE_OVERRIDE_TIMEOUT),
                new ClientRules(
                        choice(reader, PropertyName.UNREACHABLE, "fail", "wait"),
                        choice(reader, PropertyName.HEDGING, "off", "on")),
                reader.number(PropertyName.EVENT_LOOPS, 1, 1024).orElseGet(Settings::defaultLoops),
                workers(reader, PropertyName.CALLBACKS),
                workers(reader, PropertyName.DISPATCH),
                reader.text(PropertyName.ENGINE),
                reader.text(PropertyName.JMX),
                reader.text(PropertyName.SOURCE),
                locatorTimeToLive(reader),
                reader.number(PropertyName.ICE_BACKGROUND_UPDATES, 0, Integer.MAX_VALUE)
                                .orElse(1)
                        > 0);
    }

    /** What was given, and the defaults in words of the rest. */
    Map<String, String> inForce() {
        Map<String, String> all = new TreeMap<>();
        for (PropertyName name : PropertyName.values()) {
            all.put(name.key(), name.fallback());
        }
        all.putAll(properties);
        return Map.copyOf(all);
    }

    /** Whether the second of two words was chosen. */
    private static boolean choice(PropertyReader reader, PropertyName name, String usual, String other) {
        String word = reader.text(name).orElse(usual);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new ConfigurationException(name.key() + ": " + word + " (expected: " + usual + " or " + other + ")");
        }
        return word.equals(other);
    }

    private static Workers workers(PropertyReader reader, PropertyName name) {
        return Workers.of(name, reader.text(name).orElse(name.fallback()));
    }

    private static Optional<Duration> locatorTimeToLive(PropertyReader reader) {
        int seconds = reader.number(PropertyName.ICE_LOCATOR_CACHE_TIMEOUT, -1, Integer.MAX_VALUE)
                .orElse(30);
        return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static int defaultLoops() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    private static TextSettings text(PropertyReader reader) {
        int millis = reader.number(PropertyName.ICE_DEFAULT_TIMEOUT, -1, Integer.MAX_VALUE)
                .orElse(60_000);
        EndpointDefaults defaults = new EndpointDefaults(
                reader.text(PropertyName.ICE_DEFAULT_HOST).orElse(""),
                millis == -1 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                reader.text(PropertyName.ICE_DEFAULT_SOURCE_ADDRESS).orElse(""));
        return new TextSettings(
                defaults,
                reader.text(PropertyName.ICE_DEFAULT_PROTOCOL).orElse("tcp"),
                reader.text(PropertyName.ICE_DEFAULT_ENCODING)
                        .map(EncodingVersion::parse)
                        .orElse(EncodingVersion.V1_1),
                toStringMode(reader));
    }

    private static ToStringMode toStringMode(PropertyReader reader) {
        String mode = reader.text(PropertyName.ICE_TO_STRING_MODE).orElse("Unicode");
        return switch (mode) {
            case "Unicode" -> ToStringMode.UNICODE;
            case "ASCII" -> ToStringMode.ASCII;
            case "Compat" -> ToStringMode.COMPAT;
            default ->
                throw new ConfigurationException("Ice.ToStringMode: " + mode + " (expected: Unicode, ASCII or Compat)");
        };
    }

    /** Floe's word wins over Ice's. Where Ice caches connections, one connection takes all calls: that is sticky. */
    private static String balancer(PropertyReader reader) {
        Optional<String> own = reader.text(PropertyName.BALANCER);
        return own.orElseGet(() -> reader.text(PropertyName.ICE_ENDPOINT_SELECTION)
                .map(word -> EndpointSelection.balancer(PropertyName.ICE_ENDPOINT_SELECTION.key(), word))
                .orElse("round_robin"));
    }

    private static SecurityPolicy security(PropertyReader reader) {
        Optional<String> word = reader.text(PropertyName.SECURITY);
        if (word.isPresent()) {
            return Arrays.stream(SecurityPolicy.values())
                    .filter(policy -> policy.word().equals(word.get()))
                    .findFirst()
                    .orElseThrow(() -> new ConfigurationException("floe.security: " + word.get()
                            + " (expected: as-listed, prefer-secure or require-secure)"));
        }
        if (reader.number(PropertyName.ICE_OVERRIDE_SECURE, 0, Integer.MAX_VALUE)
                        .orElse(0)
                > 0) {
            return SecurityPolicy.REQUIRE_SECURE;
        }
        boolean prefer = reader.number(PropertyName.ICE_PREFER_SECURE, 0, Integer.MAX_VALUE)
                        .orElse(0)
                > 0;
        return prefer ? SecurityPolicy.PREFER_SECURE : SecurityPolicy.AS_LISTED;
    }
}
