package io.floe.transport.ssl.engine;

import io.floe.fault.ConfigurationException;
import java.util.List;

/** The protocols and cipher suites that Floe speaks: AEAD and forward secrecy only. Stateless. */
final class Suites {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private Suites() {}

    static List<String> protocols(List<String> wanted) {
        return chosen("TLS protocol", wanted, PROTOCOLS);
    }

    static List<String> ciphers(List<String> wanted) {
        return chosen("TLS cipher suite", wanted, CIPHERS);
    }

    private static List<String> chosen(String what, List<String> wanted, List<String> good) {
        for (var one : wanted) {
            if (!good.contains(one)) {
                throw new ConfigurationException(
                        what + ": " + one + " (expected: one of " + String.join(", ", good) + ")");
            }
        }
        return wanted.isEmpty() ? good : wanted;
    }
}
