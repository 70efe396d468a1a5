package io.floe.transport.ssl;

import io.floe.fault.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** One rule about a peer's certificate: on a DNS or URI name of its subjectAltName, or on its subject. Immutable. */
public sealed interface PeerRule {
    /**
     * Reads {@code dns:HOST}, {@code uri:URI} or {@code dn:"RDN,RDN"}. A host may start with the label {@code *}, a URI
     * may end with {@code *}, a DN matches every subject that has all of its RDNs (as Ice's {@code IceSSL.TrustOnly}).
     *
     * @throws ConfigurationException if it is none of these: a rule that cannot be read must not be skipped
     */
    static PeerRule parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1).strip();
        if (value.isEmpty()) {
            throw refused(text, null);
        }
        return switch (kind) {
            case "dns" -> new Dns(value);
            case "uri" -> new Uri(value);
            case "dn" -> Dn.parse(unquote(value));
            default -> throw refused(text, null);
        };
    }

    /** A DNS name; a first label {@code *} stands for any one label. */
    record Dns(String pattern) implements PeerRule {
        public Dns {
            pattern = pattern.toLowerCase(Locale.ROOT);
            if (pattern.lastIndexOf('*') > 0
                    || pattern.equals("*")
                    || (pattern.startsWith("*") && !pattern.startsWith("*."))) {
                throw refused("dns:" + pattern, null);
            }
        }
    }

    /** A URI such as a SPIFFE id; a {@code *} at the end stands for any rest. */
    record Uri(String pattern) implements PeerRule {
        public Uri {
            int star = pattern.indexOf('*');
            if (star >= 0 && star < pattern.length() - 1) {
                throw refused("uri:" + pattern, null);
            }
        }
    }

    /** A subject with all of these RDNs, in whatever order. */
    record Dn(List<Rdn> rdns) implements PeerRule {
        public Dn {
            rdns = List.copyOf(rdns);
        }

        /**
         * Reads a distinguished name as RFC 2253 writes it.
         *
         * @throws ConfigurationException if it is none
         */
        public static Dn parse(String text) {
            try {
                var rdns = rdns(new X500Principal(text));
                if (rdns.isPresent() && !rdns.get().isEmpty()) {
                    return new Dn(rdns.get());
                }
            } catch (IllegalArgumentException e) {
                throw refused("dn:" + text, e);
            }
            throw refused("dn:" + text, null);
        }

        /** The RDNs of a name, one for each attribute, in the spelling that can be compared; empty if it has none. */
        public static Optional<List<Rdn>> rdns(X500Principal name) {
            try {
                return Optional.of(new LdapName(name.getName(X500Principal.CANONICAL))
                        .getRdns().stream().flatMap(Dn::single).toList());
            } catch (InvalidNameException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private static Stream<Rdn> single(Rdn rdn) {
            return rdn.size() == 1
                    ? Stream.of(rdn)
                    : Stream.of(rdn.toString().split("\\+", -1)).map(Dn::parsed);
        }

        private static Rdn parsed(String text) {
            try {
                return new LdapName(text).getRdn(0);
            } catch (InvalidNameException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static ConfigurationException refused(String rule, @Nullable Throwable cause) {
        return new ConfigurationException(
                "peer rule: " + rule + " (expected: dns:[*.]host, uri:prefix[*] or dn:\"CN=a,O=b\")", cause);
    }
}
