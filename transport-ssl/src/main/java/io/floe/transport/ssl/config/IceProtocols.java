package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code IceSSL.Protocols}: TLS1_2 and its spellings (Ice manual, "IceSSL.Protocols"). Stateless. */
final class IceProtocols {
    private static final String OLD = "SSLV?[23]|TLSV?1([_.]?[01])?";

    private IceProtocols() {}

    static Optional<List<String>> read(IceSslValues values, List<String> warnings) {
        return values.text(IceSslProperty.PROTOCOLS).map(value -> {
            List<String> spoken = new ArrayList<>();
            for (String name : Stream.of(value.split("[,\\s]+", -1))
                    .filter(one -> !one.isEmpty())
                    .toList()) {
                String upper = name.toUpperCase(Locale.ROOT);
                if (upper.matches("TLSV?1[_.]?3")) {
                    spoken.add(Protocols.TLS_1_3);
                } else if (upper.matches("TLSV?1[_.]?2")) {
                    spoken.add(Protocols.TLS_1_2);
                } else if (upper.matches(OLD)) {
                    warnings.add(
                            IceSslProperty.PROTOCOLS.key() + ": " + name + " is not spoken (expected: TLS1_2, TLS1_3)");
                } else {
                    throw refused(name);
                }
            }
            if (spoken.isEmpty()) {
                throw refused(value);
            }
            return spoken;
        });
    }

    private static ConfigurationException refused(String value) {
        return new ConfigurationException(
                IceSslProperty.PROTOCOLS.key() + ": " + value + " (expected: TLS1_2 or TLS1_3, older ones are broken)");
    }
}
