package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The named configurations of {@code floe.tls.NAME.*}, and where each is used. Immutable.
 *
 * @param own what has no name: the properties of the default configuration
 * @param named the properties of each name, spelled as those of the default configuration
 * @param clients the name that {@code floe.client.tls} uses; empty for the default one
 * @param hosts by server, of {@code floe.tls.for.HOST}
 * @param adapters by adapter, of {@code floe.adapter.NAME.tls}
 * @param serverNames by SNI, of {@code floe.tls.sni.HOST}
 */
public record TlsNames(
        Map<String, String> own,
        Map<String, Map<String, String>> named,
        String clients,
        Map<String, String> hosts,
        Map<String, String> adapters,
        Map<String, String> serverNames) {
    static final String CLIENT = "floe.client.tls";
    static final String ADAPTER = "floe.adapter.";
    private static final String TLS = ".tls";
    private static final String SNI = "sni";
    private static final String FOR = "for";

    /**
     * Sorts properties; what does not concern TLS is left out.
     *
     * @throws ConfigurationException for a name that is used and not there, or there and not used
     */
    public static TlsNames of(Map<String, String> properties) {
        var own = new TreeMap<String, String>();
        var named = new TreeMap<String, Map<String, String>>();
        var hosts = new TreeMap<String, String>();
        var adapters = new TreeMap<String, String>();
        var serverNames = new TreeMap<String, String>();
        properties.forEach((key, value) -> {
            if (key.startsWith(ADAPTER) && key.endsWith(TLS)) {
                adapters.put(key.substring(ADAPTER.length(), key.length() - TLS.length()), value.strip());
            } else if (key.startsWith(FloeTlsProperty.PREFIX)) {
                var rest = key.substring(FloeTlsProperty.PREFIX.length());
                var word = rest.substring(0, Math.max(0, rest.indexOf('.')));
                var tail = rest.substring(word.isEmpty() ? 0 : word.length() + 1);
                switch (word) {
                    case SNI -> serverNames.put(tail, value.strip());
                    case FOR -> hosts.put(tail, value.strip());
                    default -> {
                        if (word.isEmpty() || FloeTlsProperty.isKnown(key) || FloeTlsProperty.startsWith(word)) {
                            own.put(key, value);
                        } else {
                            named.computeIfAbsent(word, name -> new TreeMap<>())
                                    .put(FloeTlsProperty.PREFIX + tail, value);
                        }
                    }
                }
            } else if (key.startsWith(IceSslProperty.PREFIX)) {
                own.put(key, value);
            }
        });
        var names = new TlsNames(own, named, properties.getOrDefault(CLIENT, "").strip(), hosts, adapters, serverNames);
        names.check();
        return names;
    }

    private void check() {
        named.forEach((name, ofName) -> ofName.keySet().forEach(key -> known(name, key)));
        var used = new LinkedHashSet<String>();
        used(CLIENT, clients, used);
        hosts.forEach((host, name) -> used(FloeTlsProperty.PREFIX + FOR + "." + host, name, used));
        adapters.forEach((adapter, name) -> used(ADAPTER + adapter + TLS, name, used));
        serverNames.forEach((host, name) -> used(FloeTlsProperty.PREFIX + SNI + "." + host, name, used));
        for (var name : named.keySet()) {
            if (!used.contains(name)) {
                throw new ConfigurationException("TLS configuration '" + name + "': used nowhere (expected: " + CLIENT
                        + ", " + ADAPTER + "NAME" + TLS + ", floe.tls.for.HOST or floe.tls.sni.HOST = " + name + ")");
            }
        }
    }

    private static void known(String name, String key) {
        if (!FloeTlsProperty.isKnown(key)) {
            throw FloeTlsProperty.unknown(key.replaceFirst("^floe\\.tls\\.", "floe.tls." + name + "."));
        }
    }

    private void used(String by, String name, Set<String> used) {
        if (name.isEmpty()) {
            return;
        }
        if (!named.containsKey(name)) {
            throw new ConfigurationException(
                    by + ": " + name + " (expected: the name of a TLS configuration" + there() + ")");
        }
        used.add(name);
    }

    private String there() {
        return named.isEmpty() ? ", floe.tls.NAME.*, of which there is none" : ", one of " + named.keySet();
    }
}
