package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.PeerRule;
import io.floe.transport.ssl.PeerRules;
import io.floe.transport.ssl.TlsCode;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import javax.naming.ldap.Rdn;

/** Applies the allow and deny rules. What of the peer cannot be read refuses, whichever rules there are. Stateless. */
final class RuleCheck {
    private RuleCheck() {}

    static void check(X509Certificate leaf, PeerRules rules) throws Refusal {
        if (rules.isEmpty()) {
            return;
        }
        var peer = Peer.of(leaf);
        if (rules.deny().stream().anyMatch(peer::matches)) {
            throw refused(leaf, "is denied by a rule", "a peer that no deny rule matches");
        }
        if (!rules.allow().isEmpty() && rules.allow().stream().noneMatch(peer::matches)) {
            throw refused(
                    leaf,
                    "matches no allow rule",
                    "a match with one of " + rules.allow().size());
        }
    }

    private static Refusal refused(X509Certificate leaf, String what, String wanted) {
        return new Refusal(
                TlsCode.NOT_ALLOWED,
                "presented " + Shown.subject(leaf) + " which " + what + " (expected: " + wanted + ")");
    }

    private record Peer(Names names, List<Rdn> subject) {
        static Peer of(X509Certificate leaf) throws Refusal {
            try {
                var subject = PeerRule.Dn.rdns(leaf.getSubjectX500Principal());
                if (subject.isPresent()) {
                    return new Peer(Names.of(leaf), subject.get());
                }
            } catch (CertificateParsingException e) {
                throw unreadable(leaf);
            }
            throw unreadable(leaf);
        }

        private static Refusal unreadable(X509Certificate leaf) {
            return refused(leaf, "has names that cannot be read", "names to apply the rules to");
        }

        boolean matches(PeerRule rule) {
            if (rule instanceof PeerRule.Dns dns) {
                return names.dns().stream().anyMatch(name -> name.equals(dns.pattern()) || under(dns.pattern(), name));
            }
            if (rule instanceof PeerRule.Uri uri) {
                return names.uris().stream().anyMatch(name -> matches(uri.pattern(), name));
            }
            return rule instanceof PeerRule.Dn dn && new HashSet<>(subject).containsAll(dn.rdns());
        }

        /** A certificate's own wildcard is no host: only an equal rule matches it. */
        private static boolean under(String pattern, String name) {
            int dot = name.indexOf('.');
            return pattern.startsWith("*.")
                    && !name.startsWith("*")
                    && dot > 0
                    && name.substring(dot).equals(pattern.substring(1));
        }

        private static boolean matches(String pattern, String uri) {
            return pattern.endsWith("*")
                    ? uri.startsWith(pattern.substring(0, pattern.length() - 1))
                    : uri.equals(pattern);
        }
    }
}
