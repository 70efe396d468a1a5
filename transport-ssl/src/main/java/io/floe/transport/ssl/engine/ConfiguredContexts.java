package io.floe.transport.ssl.engine;

import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.MaterialSource;
import io.floe.transport.ssl.SslConfig;
import io.netty.handler.ssl.SslProvider;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The contexts of a configuration and of all others that it uses, each for both sides. Immutable, but for the contexts. */
final class ConfiguredContexts {
    private final SslConfig config;
    private final Map<SslConfig, TlsContexts> outgoing = new HashMap<>();
    private final Map<SslConfig, TlsContexts> incoming = new HashMap<>();

    ConfiguredContexts(SslConfig config) {
        this.config = config;
        var engines = new EnumMap<EngineChoice, SslProvider>(EngineChoice.class);
        var names = new HashMap<String, MaterialSource>();
        config.serverNames().forEach((name, shown) -> {
            shown.requireServer();
            names.put(name, shown.server().material());
        });
        for (var one : config.all()) {
            var engine = engines.computeIfAbsent(one.client().policy().engine(), Engines::choose);
            var clock = Clock.systemUTC();
            var out = new TlsContexts(one.client(), Map.of(), engine, clock);
            boolean same = one.server().equals(one.client()) && names.isEmpty();
            outgoing.put(one, out);
            incoming.put(one, same ? out : new TlsContexts(one.server(), names, engine, clock));
        }
    }

    /** For connecting to an endpoint. */
    TlsContexts towards(SslEndpoint endpoint) {
        return of(outgoing, config.towards(TlsContexts.host(endpoint)));
    }

    /** For what an adapter accepts. */
    TlsContexts of(String adapter) {
        return of(incoming, config.adapter(adapter));
    }

    /** Refuses an adapter that has no certificate to show. */
    void requireServer(String adapter) {
        config.adapter(adapter).requireServer();
        of(adapter).current().requireServer();
    }

    private static TlsContexts of(Map<SslConfig, TlsContexts> contexts, SslConfig config) {
        return Objects.requireNonNull(contexts.get(config));
    }
}
