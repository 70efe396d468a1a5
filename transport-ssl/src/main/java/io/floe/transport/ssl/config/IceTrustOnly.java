package io.floe.transport.ssl.config;

import io.floe.fault.ConfigurationException;
import io.floe.transport.ssl.PeerRule;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Reads {@code IceSSL.TrustOnly*}: distinguished names (RFC 2253) between semicolons, {@code !} before those to refuse
 * (Ice manual, "IceSSL.TrustOnly"). All lists that apply are merged. Stateless.
 */
final class IceTrustOnly {
    private static final String OF_ADAPTER = IceSslProperty.TRUST_ONLY_SERVER.key() + ".";

    private IceTrustOnly() {}

    static void read(IceSslValues values, PolicyDraft policy) {
        add(values, IceSslProperty.TRUST_ONLY.key(), policy.onServers());
        add(values, IceSslProperty.TRUST_ONLY.key(), policy.onClients());
        add(values, IceSslProperty.TRUST_ONLY_CLIENT.key(), policy.onServers());
        add(values, IceSslProperty.TRUST_ONLY_SERVER.key(), policy.onClients());
        values.properties().keySet().stream()
                .filter(key -> key.startsWith(OF_ADAPTER))
                .forEach(key -> add(values, key, policy.onClients(key.substring(OF_ADAPTER.length()))));
    }

    private static void add(IceSslValues values, String key, RulesDraft rules) {
        String value = values.properties().getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            return;
        }
        List<String> names = RuleLists.split(value, ';');
        if (names.isEmpty()) {
            throw new ConfigurationException(key + ": " + value + " (expected: CN=a,O=b;!CN=c)");
        }
        for (String name : names) {
            if (name.startsWith("!")) {
                rules.deny(rule(key, name.substring(1).trim()));
            } else {
                rules.allow(rule(key, name));
            }
        }
    }

    private static PeerRule rule(String key, String name) {
        try {
            return PeerRule.Dn.parse(name);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(
                    key + ": " + name + " (expected: a distinguished name such as CN=a,O=b)", e);
        }
    }

    /** The same name with backslashes in place of quotes, so that it can stand in quotes itself. */
    static String unquoted(String name) {
        rule(IceSslProperty.TRUST_ONLY.key(), name);
        return new X500Principal(name).getName();
    }
}
