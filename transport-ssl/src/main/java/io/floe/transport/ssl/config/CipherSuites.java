package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.List;
import java.util.stream.Stream;

/** The cipher suites that are good: authenticated encryption with forward secrecy. Stateless. */
final class CipherSuites {
    private static final List<String> TLS_1_3 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
    private static final List<String> TLS_1_2 = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
    /** All of them, the preferred ones first. */
    static final List<String> GOOD =
            Stream.concat(TLS_1_3.stream(), TLS_1_2.stream()).toList();

    private CipherSuites() {}

    static boolean isGood(String name) {
        return GOOD.contains(name);
    }

    /** Neither side shows a certificate in these, so whoever sits in between can be either. */
    static boolean isAnonymous(String name) {
        return name.contains("_anon_") || name.contains("ADH") || name.equalsIgnoreCase("aNULL");
    }

    static List<String> checked(List<String> names) {
        for (String name : names) {
            if (!isGood(name)) {
                throw new ConfigurationException("cipher suite: " + name + " (expected: one of " + GOOD + ")");
            }
        }
        return names.stream().distinct().toList();
    }

    /** The protocols for which there is a suite. */
    static List<String> protocols(List<String> protocols, List<String> ciphers) {
        if (ciphers.isEmpty()) {
            return protocols;
        }
        List<String> usable = protocols.stream()
                .filter(one -> ciphers.stream().anyMatch(suites(one)::contains))
                .toList();
        if (usable.isEmpty()) {
            throw new ConfigurationException(
                    "cipher suites: " + ciphers + " (expected: at least one of " + protocols + ")");
        }
        return usable;
    }

    private static List<String> suites(String protocol) {
        return protocol.equals(Protocols.TLS_1_3) ? TLS_1_3 : TLS_1_2;
    }
}
