package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.ClientAuthentication;
import io.floe.transport.ssl.EngineChoice;
import io.floe.transport.ssl.LiveConnections;
import io.floe.transport.ssl.PeerVerification;
import io.floe.transport.ssl.TlsPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is demanded, while it is written down. Owned by its {@link SslDraft}. */
public final class PolicyDraft {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyDraft.class);

    private @Nullable ClientAuthentication clientAuth;
    private PeerVerification verify = TlsPolicy.STANDARD.verify();
    private @Nullable String name;
    private final RulesDraft clientRules = new RulesDraft();
    private final RulesDraft serverRules = new RulesDraft();
    private final Map<String, RulesDraft> adapterRules = new TreeMap<>();
    private List<String> protocols = TlsPolicy.STANDARD.protocols();
    private List<String> ciphers = TlsPolicy.STANDARD.ciphers();
    private EngineChoice engine = TlsPolicy.STANDARD.engine();
    private boolean ocspRequired;
    private int sessionCache = TlsPolicy.STANDARD.sessionCache();
    private Duration sessionTimeout = TlsPolicy.STANDARD.sessionTimeout();
    private int chainDepthMax = TlsPolicy.STANDARD.chainDepthMax();
    private LiveConnections onReload = TlsPolicy.STANDARD.onReload();

    PolicyDraft() {}

    /** Whether servers ask for certificates. */
    public void clientAuth(ClientAuthentication wanted) {
        clientAuth = wanted;
    }

    /** How much of a peer is verified; to verify nothing is warned of at each start. */
    public void verify(PeerVerification wanted) {
        verify = wanted;
        if (wanted == PeerVerification.INSECURE) {
            LOG.warn("servers are not verified: anybody in between can read and change all (expected: verify full)");
        }
    }

    /** Verifies nothing of servers, of which the caller warns. */
    void verifyNothing() {
        verify = PeerVerification.INSECURE;
    }

    /** The name that servers must show. */
    public void name(String expected) {
        name = expected;
    }

    /** The rules on servers, for this side as a client. */
    public RulesDraft onServers() {
        return clientRules;
    }

    /** The rules on clients, for this side as a server. */
    public RulesDraft onClients() {
        return serverRules;
    }

    /** The rules on an adapter's clients, beside those on all clients. */
    RulesDraft onClients(String adapter) {
        return adapterRules.computeIfAbsent(adapter, name -> new RulesDraft());
    }

    /** The protocols, by the JDK's names. */
    public void protocols(List<String> names) {
        protocols = Protocols.checked(names);
    }

    /** The cipher suites, by their IANA names. */
    public void ciphers(List<String> names) {
        ciphers = CipherSuites.checked(names);
    }

    public void engine(EngineChoice choice) {
        engine = choice;
    }

    public void ocspRequired() {
        ocspRequired = true;
    }

    /** How many sessions a server remembers. */
    public void sessionCache(int sessions) {
        if (sessions < 1) {
            throw new ConfigurationException("session cache: " + sessions + " (expected: > 0)");
        }
        sessionCache = sessions;
    }

    /** How long a session can be resumed. */
    public void sessionTimeout(Duration timeout) {
        if (timeout.toSeconds() < 1) {
            throw new ConfigurationException("session timeout: " + timeout + " (expected: at least a second)");
        }
        sessionTimeout = timeout;
    }

    /** How many certificates a chain may have, root included; 0 for no limit. */
    public void chainDepthMax(int certificates) {
        if (certificates < 0) {
            throw new ConfigurationException("chain depth: " + certificates + " (expected: >= 0)");
        }
        chainDepthMax = certificates;
    }

    /** What new material does to connections that live. */
    public void onReload(LiveConnections fate) {
        onReload = fate;
    }

    TlsPolicy client(TrustDraft trust) {
        return policy(verify, clientRules, trust, Optional.ofNullable(name), ocspRequired);
    }

    /** What is not verified of servers is still verified of clients, who have neither a host name nor a stapled response. */
    TlsPolicy server(TrustDraft trust) {
        return server(trust, serverRules);
    }

    /** What is demanded of the clients of adapters that have rules of their own. */
    Map<String, TlsPolicy> adapters(TrustDraft trust) {
        Map<String, TlsPolicy> adapters = new TreeMap<>();
        adapterRules.forEach((name, rules) -> adapters.put(name, server(trust, serverRules.and(rules))));
        return adapters;
    }

    private TlsPolicy server(TrustDraft trust, RulesDraft rules) {
        PeerVerification ofClients = verify == PeerVerification.INSECURE ? PeerVerification.FULL : verify;
        return policy(ofClients, rules, trust, Optional.empty(), false);
    }

    private TlsPolicy policy(
            PeerVerification verification,
            RulesDraft rules,
            TrustDraft trust,
            Optional<String> expectedName,
            boolean stapled) {
        List<String> usable = CipherSuites.protocols(protocols, ciphers);
        return new TlsPolicy(
                verification,
                clientAuth(trust),
                rules.rules(),
                expectedName,
                usable,
                ciphers,
                engine,
                stapled,
                sessionCache,
                sessionTimeout,
                chainDepthMax,
                onReload);
    }

    private ClientAuthentication clientAuth(TrustDraft trust) {
        if (clientAuth == null) {
            return trust.isOwn() ? ClientAuthentication.NEED : ClientAuthentication.NONE;
        }
        if (clientAuth != ClientAuthentication.NONE && !trust.isWritten()) {
            throw new ConfigurationException("client authentication: " + clientAuth
                    + " without trust (expected: the authorities whose clients are let in)");
        }
        return clientAuth;
    }
}
