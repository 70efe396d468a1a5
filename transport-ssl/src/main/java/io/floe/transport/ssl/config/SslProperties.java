package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.spi.TransportContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a configuration out of properties: {@code floe.tls.*}, or {@code IceSSL.*} as Ice means it. Stateless. */
public final class SslProperties {
    private static final Logger LOG = LoggerFactory.getLogger(SslProperties.class);

    private SslProperties() {}

    /** The properties of a communicator that concern TLS. */
    public static Map<String, String> of(TransportContext context) {
        Map<String, String> both = new HashMap<>(context.properties(FloeTlsProperty.PREFIX));
        both.putAll(context.properties(IceSslProperty.PREFIX));
        both.putAll(context.properties(TlsNames.CLIENT));
        context.properties(TlsNames.ADAPTER).forEach((key, value) -> {
            if (key.endsWith(".tls")) {
                both.put(key, value);
            }
        });
        return both;
    }

    /**
     * Writes down what concerns TLS and leaves the rest alone; warns once of each weakness.
     *
     * @throws ConfigurationException for an unknown name, a refused value, or both families for one thing
     */
    public static SslDraft read(Map<String, String> properties) {
        Map<String, String> own = starting(properties, FloeTlsProperty.PREFIX);
        Map<String, String> ice = starting(properties, IceSslProperty.PREFIX);
        own.keySet().forEach(SslProperties::known);
        SslDraft draft = new SslDraft();
        if (!ice.isEmpty()) {
            requireApart(own, ice);
            new IceSslReader(new IceSslValues(ice), draft).read().forEach(LOG::warn);
        }
        new FloeTlsReader(own, draft).read();
        return draft;
    }

    /** Says that properties were given in vain; their names are checked all the same. */
    public static void warnOfUnused(Map<String, String> properties) {
        if (!properties.isEmpty()) {
            TlsNames.of(properties).own().keySet().stream()
                    .filter(key -> key.startsWith(FloeTlsProperty.PREFIX))
                    .forEach(SslProperties::known);
            LOG.warn("{}: without effect, the communicator was given an SslConfig", new TreeMap<>(properties).keySet());
        }
    }

    private static void requireApart(Map<String, String> own, Map<String, String> ice) {
        for (String key : own.keySet()) {
            if (!known(key).goesWithIce()) {
                String other = new TreeMap<>(ice).firstKey();
                throw new ConfigurationException(
                        key + ": mixed with " + other + " (expected: floe.tls.* or IceSSL.*, not both)");
            }
        }
    }

    private static FloeTlsProperty known(String key) {
        return Arrays.stream(FloeTlsProperty.values())
                .filter(one -> one.key().equals(key) || one.flatKey().equals(key))
                .findFirst()
                .orElseThrow(() -> FloeTlsProperty.unknown(key));
    }

    private static Map<String, String> starting(Map<String, String> properties, String prefix) {
        Map<String, String> found = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return found;
    }
}
