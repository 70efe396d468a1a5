package io.floe.certs;

import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/**
 * One subject alternative name, or one subtree of a name constraint.
 *
 * @param kind which of the three kinds it is written as
 * @param text the name: a host name, possibly with a wildcard, an address (with {@code /bits} in a constraint) or a URI
 */
public record San(Kind kind, String text) {
    /** The kinds of name that TLS peers look at. */
    public enum Kind {
        DNS(GeneralName.dNSName),
        IP(GeneralName.iPAddress),
        URI(GeneralName.uniformResourceIdentifier);

        private final int tag;

        Kind(int tag) {
            this.tag = tag;
        }
    }

    public San {
        if (kind == Kind.IP && !IPAddress.isValid(text) && !IPAddress.isValidWithNetMask(text)) {
            throw new CertsException("IP name: " + text + " (expected: an IPv4 or IPv6 address)");
        }
    }

    /** Detects the kind: an address is IP, a text with {@code ://} or that starts with {@code urn:} is URI, else DNS. */
    public static San of(String text) {
        if (IPAddress.isValid(text)) {
            return ip(text);
        }
        return text.contains("://") || text.startsWith("urn:") ? uri(text) : dns(text);
    }

    /** Always a DNS name, even when the text is an address: some peers are tried with that mistake. */
    public static San dns(String text) {
        return new San(Kind.DNS, text);
    }

    public static San ip(String text) {
        return new San(Kind.IP, text);
    }

    public static San uri(String text) {
        return new San(Kind.URI, text);
    }

    GeneralName encoded() {
        return new GeneralName(kind.tag, text);
    }

    @Override
    public String toString() {
        return kind + ":" + text;
    }
}
