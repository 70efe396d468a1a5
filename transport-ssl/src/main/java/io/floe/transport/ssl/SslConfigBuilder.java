package io.floe.transport.ssl;

import io.floe.transport.ssl.config.SslDraft;
import io.floe.transport.ssl.material.Location;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds an {@link SslConfig}. Not thread-safe. The defaults are:
 *
 * <ul>
 *   <li>no key of one's own;
 *   <li>trust in the authorities of the JVM, until {@code truststore} or {@code trust} names others;
 *   <li>chain and host name of servers are verified;
 *   <li>servers need clients' certificates if a truststore was given, else do not ask;
 *   <li>TLS 1.3 and 1.2, the BoringSSL engine where it loads, else the JDK's;
 *   <li>files are watched and reloaded; expiry is warned of 21, 7 and 1 days before.
 * </ul>
 *
 * <p>Stores are PKCS12, JKS, PEM or, with BouncyCastle beside Floe, BCFKS; the kind is told from the bytes.
 */
public final class SslConfigBuilder {
    private final SslDraft draft = new SslDraft();
    private final Map<String, SslConfig> hosts = new HashMap<>();
    private final Map<String, SslConfig> adapters = new HashMap<>();
    private final Map<String, SslConfig> serverNames = new HashMap<>();
    private Optional<SslConfig> clients = Optional.empty();

    SslConfigBuilder() {}

    /** One's own key: a store without a password, a PEM file, or a folder with {@code tls.crt} and {@code tls.key}. */
    public SslConfigBuilder keystore(Path store) {
        draft.key().store(Location.of(store));
        return this;
    }

    /** One's own key, in a store with a password. */
    public SslConfigBuilder keystore(Path store, String password) {
        return keystore(store, Secret.of(password));
    }

    /** One's own key, in a store with a password; the array is copied. */
    public SslConfigBuilder keystore(Path store, char[] password) {
        return keystore(store, Secret.of(password));
    }

    /** One's own key, in a store with a password from elsewhere. */
    public SslConfigBuilder keystore(Path store, Secret password) {
        draft.key().password(password);
        return keystore(store);
    }

    /** The key's own password, if it is not the store's. */
    public SslConfigBuilder keyPassword(Secret password) {
        draft.key().entryPassword(password);
        return this;
    }

    /** Which key of several; not needed for one. */
    public SslConfigBuilder alias(String alias) {
        draft.key().alias(alias);
        return this;
    }

    /** One's own certificate chain and key as PEM files: PKCS#8, PKCS#1 or SEC1. */
    public SslConfigBuilder pem(Path certificates, Path key) {
        draft.key().certificates(Location.of(certificates));
        draft.key().key(Location.of(key));
        return this;
    }

    /** One's own certificate chain, and an encrypted PKCS#8 key. */
    public SslConfigBuilder pem(Path certificates, Path key, Secret password) {
        draft.key().password(password);
        return pem(certificates, key);
    }

    /** One's own certificate chain and key as PEM text. */
    public SslConfigBuilder pem(String certificates, String key) {
        draft.key().certificates(new Location.Inline(certificates));
        draft.key().key(new Location.Inline(key));
        return this;
    }

    /** Trusts the certificates of a store; may be called again to trust more. */
    public SslConfigBuilder truststore(Path store, String password) {
        return truststore(store, Secret.of(password));
    }

    /** Trusts the certificates of a store; the array is copied. */
    public SslConfigBuilder truststore(Path store, char[] password) {
        return truststore(store, Secret.of(password));
    }

    /** Trusts the certificates of a store with a password from elsewhere. */
    public SslConfigBuilder truststore(Path store, Secret password) {
        draft.trust().store(Location.of(store), password);
        return this;
    }

    /** Trusts the certificates of a PEM file or of a store without a password. */
    public SslConfigBuilder trust(Path certificates) {
        draft.trust().store(Location.of(certificates), null);
        return this;
    }

    /** Trusts the certificates of PEM text. */
    public SslConfigBuilder trustPem(String certificates) {
        draft.trust().store(new Location.Inline(certificates), null);
        return this;
    }

    /** Trusts the authorities of the JVM, also beside others. */
    public SslConfigBuilder trustSystem() {
        draft.trust().system();
        return this;
    }

    /**
     * Trusts whoever holds one of these keys, whoever vouches for it: {@code sha256:} and the digest of the public key in
     * hex or Base64. Dates, host name and use of the certificate are verified all the same.
     */
    public SslConfigBuilder pin(String... keys) {
        Stream.of(keys).forEach(draft.trust()::pin);
        return this;
    }

    /** Trusts nobody but whom other calls name. */
    public SslConfigBuilder trustNone() {
        draft.trust().none();
        return this;
    }

    /** Refuses what these PEM or DER lists revoke, and every certificate whose issuer has no current list among them. */
    public SslConfigBuilder crl(Path... lists) {
        Stream.of(lists).map(Location::of).forEach(draft.trust()::crl);
        return this;
    }

    /** Refuses servers that staple no good OCSP response. */
    public SslConfigBuilder ocspRequired() {
        draft.policy().ocspRequired();
        return this;
    }

    /** The DER of the OCSP response that a server staples; BoringSSL only. */
    public SslConfigBuilder ocspStaple(Path response) {
        draft.staple(Location.of(response));
        return this;
    }

    /** Whether servers ask for certificates. */
    public SslConfigBuilder clientAuth(ClientAuthentication wanted) {
        draft.policy().clientAuth(wanted);
        return this;
    }

    /** How much of a server is verified. */
    public SslConfigBuilder verify(PeerVerification wanted) {
        draft.policy().verify(wanted);
        return this;
    }

    /** The name that servers must show, if it is not the host of the endpoint. */
    public SslConfigBuilder name(String expected) {
        draft.policy().name(expected);
        return this;
    }

    /** Lets in only peers that one of these rules matches: {@code dns:*.shop}, {@code uri:spiffe://..}, {@code dn:"CN=a"}. */
    public SslConfigBuilder allow(String... rules) {
        Stream.of(rules).map(PeerRule::parse).forEach(rule -> {
            draft.policy().onServers().allow(rule);
            draft.policy().onClients().allow(rule);
        });
        return this;
    }

    /** Refuses peers that one of these rules matches, whatever {@link #allow} says. */
    public SslConfigBuilder deny(String... rules) {
        Stream.of(rules).map(PeerRule::parse).forEach(rule -> {
            draft.policy().onServers().deny(rule);
            draft.policy().onClients().deny(rule);
        });
        return this;
    }

    /** {@code TLSv1.3}, {@code TLSv1.2} or both. */
    public SslConfigBuilder protocols(String... names) {
        draft.policy().protocols(List.of(names));
        return this;
    }

    /** The suites by their IANA names; none for all that are good. */
    public SslConfigBuilder ciphers(String... names) {
        draft.policy().ciphers(List.of(names));
        return this;
    }

    /** Which TLS engine. */
    public SslConfigBuilder engine(EngineChoice choice) {
        draft.policy().engine(choice);
        return this;
    }

    /** How many certificates a peer's chain may have, root included; 0, the default, for no limit of one's own. */
    public SslConfigBuilder chainDepthMax(int certificates) {
        draft.policy().chainDepthMax(certificates);
        return this;
    }

    /** How many sessions a server remembers (20480), and how long each can be resumed (1 h). */
    public SslConfigBuilder sessions(int cache, Duration timeout) {
        draft.policy().sessionCache(cache);
        draft.policy().sessionTimeout(timeout);
        return this;
    }

    /** When files are read again. */
    public SslConfigBuilder reload(Reload when) {
        draft.reload(when);
        return this;
    }

    /** What new material does to connections that live. */
    public SslConfigBuilder onReload(LiveConnections fate) {
        draft.policy().onReload(fate);
        return this;
    }

    /** Uses another configuration towards servers. */
    public SslConfigBuilder clients(SslConfig other) {
        clients = Optional.of(other);
        return this;
    }

    /** Uses another configuration towards servers of this name, or {@code *.} and a domain; above {@link #clients}. */
    public SslConfigBuilder towards(String host, SslConfig other) {
        hosts.put(host, other);
        return this;
    }

    /** Uses another configuration for the adapter of this name. */
    public SslConfigBuilder adapter(String name, SslConfig other) {
        adapters.put(name, other);
        return this;
    }

    /**
     * Shows the certificate of another configuration to clients that ask for this name (SNI), or for one that {@code *.}
     * and a domain matches. Whom a server believes does not depend on what the client asks for.
     */
    public SslConfigBuilder serverName(String host, SslConfig other) {
        serverNames.put(host, other);
        return this;
    }

    /** How long before the end of a certificate to warn. */
    public SslConfigBuilder expiryWarnings(Duration... before) {
        draft.expiryWarnings(List.of(before));
        return this;
    }

    SslConfigBuilder clock(Clock own) {
        draft.clock(own);
        return this;
    }

    /**
     * Opens and checks everything: the stores, that the key fits its certificate, the chain's order and purpose.
     *
     * @throws io.floe.fault.ConfigurationException naming the file and what is wrong with it
     */
    public SslConfig build() {
        return SslConfig.of(draft.build(), new TlsChoices(clients, hosts, adapters, serverNames));
    }
}
