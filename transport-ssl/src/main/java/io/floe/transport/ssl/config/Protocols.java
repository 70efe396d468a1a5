package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.List;

/** The TLS versions that are spoken: 1.2 and 1.3. Stateless. */
final class Protocols {
    static final String TLS_1_2 = "TLSv1.2";
    static final String TLS_1_3 = "TLSv1.3";
    private static final List<String> SPOKEN = List.of(TLS_1_3, TLS_1_2);

    private Protocols() {}

    static List<String> checked(List<String> names) {
        for (String name : names) {
            if (!SPOKEN.contains(name)) {
                throw new ConfigurationException("TLS protocol: " + name + " (expected: TLSv1.3 or TLSv1.2)");
            }
        }
        if (names.isEmpty()) {
            throw new ConfigurationException("TLS protocols: none (expected: TLSv1.3, TLSv1.2 or both)");
        }
        return names.stream().distinct().toList();
    }
}
