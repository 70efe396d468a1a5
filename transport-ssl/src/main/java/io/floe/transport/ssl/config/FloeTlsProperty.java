package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.Arrays;
import java.util.List;

/** The one table of {@code floe.tls.*}: name, default and meaning. */
enum FloeTlsProperty {
    KEY_STORE("key.store", "", "own key: .p12, .jks, .bcfks, .pem, or a folder with tls.crt and tls.key"),
    KEY_TYPE("key.type", "told from the bytes", "PKCS12, JKS, BCFKS or PEM: refused if the file is of another"),
    KEY_PASSWORD(
            "key.password", "", "of the store or PEM key: file:PATH, env:NAME, prop:NAME, literal:TEXT or the text"),
    KEY_ENTRY_PASSWORD("key.entry-password", "the store's", "of the key in the store"),
    KEY_ALIAS("key.alias", "the only key", "which key of several"),
    KEY_CERT("key.cert", "", "own certificate chain as PEM: a file, or the text itself"),
    KEY_PEM("key.pem", "", "own key as PEM: a file, or the text itself; PKCS#8, PKCS#1, SEC1 or encrypted PKCS#8"),
    TRUST("trust", "system", "a store or PEM file, PEM text, system, none, or several with commas"),
    TRUST_MODE("trust.mode", "ca", "ca, or pin: trust then lists keys, sha256: and hex or Base64, with commas"),
    TRUST_PASSWORD("trust.password", "", "of the trust stores"),
    CRL("crl", "", "files of revocation lists, with commas; every certificate needs a current one then"),
    OCSP("ocsp", "off", "off or require: servers must staple a good OCSP response"),
    OCSP_STAPLE("ocsp.staple", "", "the OCSP response that a server staples, as DER (BoringSSL)"),
    VERIFY("verify", "full", "full: chain and host name of servers; chain: no host name; insecure: nothing"),
    NAME("name", "the endpoint's host", "the name that servers must show"),
    CLIENT_AUTH("client-auth", "need with a trust store, else none", "none, want or need: clients' certificates"),
    PEER_ALLOW("peer.allow", "everybody", "dns:*.host, uri:spiffe://.., dn:\"CN=a,O=b\", with commas: any must match"),
    PEER_DENY("peer.deny", "", "the same: none may match"),
    PROTOCOLS("protocols", "TLSv1.3,TLSv1.2", "the TLS versions"),
    CIPHERS("ciphers", "all good ones", "cipher suites by their IANA names, with commas"),
    CHAIN_DEPTH("chain-depth", "0", "certificates in a peer's chain at most, root included; 0: no limit"),
    ENGINE("engine", "auto", "auto, native (BoringSSL) or jdk"),
    RELOAD("reload", "watch", "watch, a period such as 30s, or off"),
    RELOAD_SESSIONS(
            "reload.sessions",
            "keep",
            "keep, or drop: connections whose peer is not believed any more close gracefully"),
    EXPIRY_WARN("expiry.warn", "21d,7d,1d", "how long before the end of a certificate to warn"),
    SESSION_CACHE("session-cache", "20480", "TLS sessions that a server remembers"),
    SESSION_TIMEOUT("session-timeout", "1h", "how long a TLS session can be resumed");

    static final String PREFIX = "floe.tls.";

    private final String name;
    private final String fallback;
    private final String meaning;

    FloeTlsProperty(String name, String fallback, String meaning) {
        this.name = name;
        this.fallback = fallback;
        this.meaning = meaning;
    }

    String key() {
        return PREFIX + name;
    }

    /** As an environment variable spells it: {@code FLOE_TLS_CLIENT_AUTH} cannot tell a dot from a hyphen. */
    String flatKey() {
        return key().replace('-', '.');
    }

    String fallback() {
        return fallback;
    }

    String meaning() {
        return meaning;
    }

    /** Whether {@code IceSSL.*} has no such thing, so that both may stand in one configuration. */
    boolean goesWithIce() {
        return switch (this) {
            case VERIFY,
                    NAME,
                    ENGINE,
                    RELOAD,
                    RELOAD_SESSIONS,
                    EXPIRY_WARN,
                    SESSION_CACHE,
                    SESSION_TIMEOUT,
                    CRL,
                    OCSP,
                    OCSP_STAPLE -> true;
            default -> false;
        };
    }

    /** Whether a word is the first of a property's name, and so no name of a configuration. */
    static boolean startsWith(String word) {
        return Arrays.stream(values()).anyMatch(one -> one.name.startsWith(word + "."));
    }

    static boolean isKnown(String key) {
        return Arrays.stream(values())
                .anyMatch(one -> one.key().equals(key) || one.flatKey().equals(key));
    }

    static ConfigurationException unknown(String key) {
        return ConfigurationException.unknownProperty(key, keys());
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(FloeTlsProperty::key).toList();
    }
}
