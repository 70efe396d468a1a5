package io.floe.transport.ssl;

import io.floe.transport.ssl.config.HostPatterns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where other configurations are used instead of the one that has these choices. Immutable. Hosts and server names are
 * matched in any case; {@code *} as the first label stands for any one label, and an exact name wins.
 *
 * @param clients towards servers that {@code hosts} does not name
 * @param hosts towards these servers
 * @param adapters for these adapters
 * @param serverNames whose certificate clients are shown that ask for these names
 */
record TlsChoices(
        Optional<SslConfig> clients,
        Map<String, SslConfig> hosts,
        Map<String, SslConfig> adapters,
        Map<String, SslConfig> serverNames) {
    static final TlsChoices NONE = new TlsChoices(Optional.empty(), Map.of(), Map.of(), Map.of());

    TlsChoices {
        hosts = lower(hosts);
        adapters = Map.copyOf(adapters);
        serverNames = lower(serverNames);
    }

    private static Map<String, SslConfig> lower(Map<String, SslConfig> byName) {
        var all = new TreeMap<String, SslConfig>();
        byName.forEach((name, config) -> all.put(name.toLowerCase(Locale.ROOT), config));
        return Map.copyOf(all);
    }

    Optional<SslConfig> towards(String host) {
        return HostPatterns.find(hosts, host).or(() -> clients);
    }

    /** Every other configuration, each once. */
    Set<SslConfig> all() {
        var all = new LinkedHashSet<SslConfig>();
        clients.ifPresent(all::add);
        for (var part : List.of(hosts, adapters, serverNames)) {
            all.addAll(part.values());
        }
        return all;
    }
}
