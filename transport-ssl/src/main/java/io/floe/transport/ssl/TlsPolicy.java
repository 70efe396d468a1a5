package io.floe.transport.ssl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is demanded of peers and engines. Immutable.
 *
 * @param verify how much of a peer is verified
 * @param clientAuth whether servers ask for certificates
 * @param rules which verified peers are let in
 * @param expectedName the name that servers must show, where it is not the endpoint's host
 * @param protocols {@code TLSv1.3}, {@code TLSv1.2} or both
 * @param ciphers the TLS 1.2 and 1.3 suites by their IANA names; empty for all that are good
 * @param engine which TLS engine
 * @param ocspRequired whether servers must staple a good OCSP response
 * @param sessionCache how many TLS sessions a server remembers, at least 1
 * @param sessionTimeout how long a TLS session can be resumed, in whole seconds
 * @param chainDepthMax how many certificates a chain may have, leaf and root included; 0 for no limit but the built-in one
 * @param onReload what new material does to connections that live
 */
public record TlsPolicy(
        PeerVerification verify,
        ClientAuthentication clientAuth,
        PeerRules rules,
        Optional<String> expectedName,
        List<String> protocols,
        List<String> ciphers,
        EngineChoice engine,
        boolean ocspRequired,
        int sessionCache,
        Duration sessionTimeout,
        int chainDepthMax,
        LiveConnections onReload) {
    /** Full verification, no client certificates, no rules, TLS 1.3 and 1.2, 20480 sessions of an hour. */
    public static final TlsPolicy STANDARD = new TlsPolicy(
            PeerVerification.FULL,
            ClientAuthentication.NONE,
            PeerRules.NONE,
            Optional.empty(),
            List.of("TLSv1.3", "TLSv1.2"),
            List.of(),
            EngineChoice.AUTO,
            false,
            20480,
            Duration.ofHours(1),
            0,
            LiveConnections.KEEP);

    public TlsPolicy {
        protocols = List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
    }
}
