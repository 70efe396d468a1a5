package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.PeerRule;
import java.util.List;

/**
 * Reads {@code IceSSL.TrustOnly*}: distinguished names (RFC 2253) between semicolons, {@code !} before those to refuse
 * (Ice manual, "IceSSL.TrustOnly"). All lists that apply are merged. Stateless.
 */
final class IceTrustOnly {
    private IceTrustOnly() {}

    static void read(IceSslValues values, PolicyDraft policy) {
        add(values, IceSslProperty.TRUST_ONLY, policy.onServers());
        add(values, IceSslProperty.TRUST_ONLY, policy.onClients());
        add(values, IceSslProperty.TRUST_ONLY_CLIENT, policy.onServers());
        add(values, IceSslProperty.TRUST_ONLY_SERVER, policy.onClients());
    }

    private static void add(IceSslValues values, IceSslProperty property, RulesDraft rules) {
        values.text(property).ifPresent(value -> {
            List<String> names = RuleLists.split(value, ';');
            if (names.isEmpty()) {
                throw new ConfigurationException(property.key() + ": " + value + " (expected: CN=a,O=b;!CN=c)");
            }
            for (String name : names) {
                if (name.startsWith("!")) {
                    rules.deny(rule(property, name.substring(1).trim()));
                } else {
                    rules.allow(rule(property, name));
                }
            }
        });
    }

    private static PeerRule rule(IceSslProperty property, String name) {
        try {
            return PeerRule.Dn.parse(name);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    property.key() + ": " + name + " (expected: a distinguished name such as CN=a,O=b)", e);
        }
    }
}
