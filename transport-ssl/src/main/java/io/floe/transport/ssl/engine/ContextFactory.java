package io.floe.transport.ssl.engine;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.KeyMaterial;
import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsPolicy;
import io.floe.transport.ssl.trust.ChainMemory;
import io.floe.transport.ssl.trust.PeerJudge;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Makes the engines' contexts of one generation of material. Each has sessions and ticket keys of its own, so that no session
 * outlives the material it was made with. Immutable.
 */
record ContextFactory(TlsPolicy policy, SslProvider provider, Clock clock) {
    /**
     * For the material in force.
     *
     * @param names the keys that are shown to clients that ask for these server names
     */
    TlsContext create(TlsMaterial material, Map<String, KeyMaterial> names, Acquaintances acquaintances) {
        try {
            var judge = new PeerJudge(policy, material.trust(), clock, new ChainMemory());
            var trust = new PeerTrustManager(judge);
            var server = material.key().isPresent()
                    ? Optional.of(servers(material.key().get(), names, trust))
                    : Optional.<ServerContexts>empty();
            return new TlsContext(
                    material.generation(),
                    policy,
                    judge,
                    client(material, trust),
                    server,
                    material.key().isPresent(),
                    acquaintances);
        } catch (SSLException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "TLS context: " + e.getMessage() + " (expected: keys and suites that the engine can use)", e);
        }
    }

    private SslContext client(TlsMaterial material, PeerTrustManager trust) throws SSLException {
        var builder = common(SslContextBuilder.forClient(), trust)
                .endpointIdentificationAlgorithm(null) // the judge looks at the name
                .enableOcsp(isNative());
        material.key().ifPresent(key -> builder.keyManager(new OwnKeyManager(key)));
        return builder.build();
    }

    private ServerContexts servers(KeyMaterial usual, Map<String, KeyMaterial> names, PeerTrustManager trust)
            throws SSLException {
        var byName = new HashMap<String, ServerContext>();
        for (var name : names.entrySet()) {
            byName.put(name.getKey(), server(name.getValue(), trust));
        }
        return new ServerContexts(server(usual, trust), byName);
    }

    private ServerContext server(KeyMaterial key, PeerTrustManager trust) throws SSLException {
        if (key.ocspStaple().isPresent() && !isNative()) {
            throw new ConfigurationException(
                    "OCSP staple: given (expected: none, for only the native engine can staple)");
        }
        var context = common(SslContextBuilder.forServer(new OwnKeyManager(key)), trust)
                .clientAuth(
                        switch (policy.clientAuth()) {
                            case NONE -> ClientAuth.NONE;
                            case WANT -> ClientAuth.OPTIONAL;
                            case NEED -> ClientAuth.REQUIRE;
                        })
                .enableOcsp(key.ocspStaple().isPresent())
                .build();
        return new ServerContext(context, key.ocspStaple(), ticketKeys(context));
    }

    private Optional<TicketKeys> ticketKeys(SslContext context) {
        return context.sessionContext() instanceof OpenSslSessionContext sessions
                ? Optional.of(new TicketKeys(sessions, policy.sessionTimeout(), clock))
                : Optional.empty();
    }

    private SslContextBuilder common(SslContextBuilder builder, PeerTrustManager trust) {
        return builder.sslProvider(provider)
                .trustManager(trust)
                .protocols(Suites.protocols(policy.protocols()))
                .ciphers(Suites.ciphers(policy.ciphers()), SupportedCipherSuiteFilter.INSTANCE)
                .sessionCacheSize(policy.sessionCache())
                .sessionTimeout(policy.sessionTimeout().toSeconds());
    }

    private boolean isNative() {
        return provider != SslProvider.JDK;
    }
}
