package io.floe.transport.ssl.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The one table of {@code IceSSL.*}: every name of Ice 3.7 in any language, and what becomes of it (Ice manual, "IceSSL.*";
 * the semantics are those of Ice for Java 3.7).
 */
enum IceSslProperty {
    ALIAS("Alias", Fate.CARRIED, "the key's alias; without it the first key is taken"),
    CAS("CAs", Fate.CARRIED, "trusted certificates as PEM, if there is no Truststore"),
    CERT_AUTH_FILE("CertAuthFile", Fate.CARRIED, "an older name of CAs"),
    CERT_FILE("CertFile", Fate.CARRIED, "own certificate as PKCS12 or PEM, if there is no Keystore"),
    CHECK_CERT_NAME("CheckCertName", Fate.CARRIED, "host names are checked whatever it says"),
    CIPHERS("Ciphers", Fate.CARRIED, "only suites with authenticated encryption and forward secrecy"),
    DEFAULT_DIR("DefaultDir", Fate.CARRIED, "where relative files are looked for"),
    KEY_FILE("KeyFile", Fate.CARRIED, "own key as PEM, beside CertFile"),
    KEYSTORE("Keystore", Fate.CARRIED, "own key, and trusted certificates if nothing else names them"),
    KEYSTORE_PASSWORD("KeystorePassword", Fate.CARRIED, "the store's password"),
    KEYSTORE_TYPE("KeystoreType", Fate.CARRIED, "told from the bytes; PKCS12, JKS or BKS"),
    PASSWORD("Password", Fate.CARRIED, "the key's password"),
    PROTOCOLS("Protocols", Fate.CARRIED, "nothing below TLS 1.2"),
    TRUST_ONLY("TrustOnly", Fate.CARRIED, "rules on the subject of peers"),
    TRUST_ONLY_CLIENT("TrustOnly.Client", Fate.CARRIED, "rules on the subject of servers"),
    TRUST_ONLY_SERVER("TrustOnly.Server", Fate.CARRIED, "rules on the subject of clients"),
    TRUSTSTORE("Truststore", Fate.CARRIED, "trusted certificates"),
    TRUSTSTORE_PASSWORD("TruststorePassword", Fate.CARRIED, "the store's password"),
    TRUSTSTORE_TYPE("TruststoreType", Fate.CARRIED, "told from the bytes"),
    USE_PLATFORM_CAS("UsePlatformCAs", Fate.CARRIED, "trust in the JVM's authorities, if there is no Truststore"),
    VERIFY_DEPTH_MAX("VerifyDepthMax", Fate.CARRIED, "certificates in a chain at most, root included"),
    VERIFY_PEER("VerifyPeer", Fate.CARRIED, "what is asked of peers"),
    TRACE_SECURITY("Trace.Security", Fate.IGNORED, "the logger io.floe.transport.ssl is set in the logging backend"),
    RANDOM("Random", Fate.IGNORED, "the JDK seeds itself"),
    ENTROPY_DAEMON("EntropyDaemon", Fate.IGNORED, "the JDK seeds itself"),
    INIT_OPEN_SSL("InitOpenSSL", Fate.IGNORED, "there is no OpenSSL to initialise"),
    PASSWORD_RETRY_MAX("PasswordRetryMax", Fate.IGNORED, "nobody is asked for passwords"),
    DH("DH.*", Fate.IGNORED, "only elliptic curves are used"),
    DH_PARAMS("DHParams", Fate.IGNORED, "only elliptic curves are used"),
    SCHANNEL_STRONG_CRYPTO("SchannelStrongCrypto", Fate.IGNORED, "only strong suites are ever used"),
    CERT_STORE("CertStore", Fate.IGNORED, "the certificate stores of Windows are not read"),
    CERT_STORE_LOCATION("CertStoreLocation", Fate.IGNORED, "the certificate stores of Windows are not read"),
    FIND_CERT("FindCert", Fate.IGNORED, "the certificate stores of the system are not read"),
    FIND_CERT_IN("FindCert.*", Fate.IGNORED, "the certificate stores of the system are not read"),
    IMPORT_CERT("ImportCert.*", Fate.IGNORED, "the certificate stores of Windows are not written"),
    KEYCHAIN("Keychain", Fate.IGNORED, "the keychains of macOS are not read"),
    KEYCHAIN_PASSWORD("KeychainPassword", Fate.IGNORED, "the keychains of macOS are not read"),
    KEY_SET("KeySet", Fate.IGNORED, "the key containers of Windows are not used"),
    PERSIST_KEY_SET("PersistKeySet", Fate.IGNORED, "the key containers of Windows are not used"),
    PROTOCOL_VERSION_MIN("ProtocolVersionMin", Fate.IGNORED, "nothing below TLS 1.2 is spoken anyway"),
    PROTOCOL_VERSION_MAX("ProtocolVersionMax", Fate.IGNORED, "use Protocols to leave out TLS 1.3"),
    REVOCATION_CHECK_CACHE_ONLY("RevocationCheckCacheOnly", Fate.IGNORED, "revocation lists are files: floe.tls.crl"),
    TRUST_ONLY_ADAPTER("TrustOnly.Server.*", Fate.CARRIED, "rules on the subject of one adapter's clients"),
    CERT_AUTH_DIR("CertAuthDir", Fate.REFUSED, "name one PEM file with CAs"),
    CERT_VERIFIER("CertVerifier", Fate.REFUSED, "a class cannot be carried over; write rules with TrustOnly"),
    PASSWORD_CALLBACK(
            "PasswordCallback", Fate.REFUSED, "a class cannot be carried over; use floe.tls.key.password=file:.."),
    REVOCATION_CHECK("RevocationCheck", Fate.REFUSED, "revocation lists are files: floe.tls.crl"),
    REVOCATION_LISTS("CertificateRevocationListFiles", Fate.CARRIED, "files of revocation lists");

    /** What becomes of a property. */
    enum Fate {
        /** It means what it meant. */
        CARRIED,
        /** It has no meaning here, and its absence makes nothing weaker. */
        IGNORED,
        /** It has no meaning here, and to go on without it would be weaker, or fail later. */
        REFUSED
    }

    static final String PREFIX = "IceSSL.";

    private final String name;
    private final Fate fate;
    private final String note;

    IceSslProperty(String name, Fate fate, String note) {
        this.name = name;
        this.fate = fate;
        this.note = note;
    }

    String key() {
        return PREFIX + name;
    }

    Fate fate() {
        return fate;
    }

    String note() {
        return note;
    }

    private boolean matches(String key) {
        String own = key();
        return own.endsWith(".*")
                ? key.startsWith(own.substring(0, own.length() - 1)) && key.length() > own.length() - 1
                : key.equals(own);
    }

    static Optional<IceSslProperty> of(String key) {
        return Arrays.stream(values()).filter(one -> one.matches(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(IceSslProperty::key).toList();
    }
}
