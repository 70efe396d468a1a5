package io.floe.transport.ssl.trust;

import io.floe.transport.ssl.TlsCode;
import io.netty.util.NetUtil;
import java.net.IDN;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares a server's names with the one that was asked for (RFC 9525): subjectAltName only, the common name counts for
 * nothing; {@code *} only as the whole first label, for exactly one label, above at least two others. Stateless.
 */
final class HostCheck {
    private HostCheck() {}

    static void check(X509Certificate leaf, String expected) throws Refusal {
        Names names;
        try {
            names = Names.of(leaf);
        } catch (CertificateParsingException e) {
            throw new Refusal(
                    TlsCode.WRONG_NAME, "presented names that cannot be read (expected: " + expected + ")", e);
        }
        byte @Nullable [] address = NetUtil.createByteArrayFromIpAddressString(withoutZone(expected));
        boolean good = address == null
                ? names.dns().stream().anyMatch(pattern -> matches(pattern, ascii(expected)))
                : names.ips().stream()
                        .anyMatch(ip -> Arrays.equals(NetUtil.createByteArrayFromIpAddressString(ip), address));
        if (!good) {
            throw new Refusal(
                    TlsCode.WRONG_NAME,
                    "presented " + Shown.subject(leaf) + " for " + Shown.names(names.all()) + " (expected: " + expected
                            + " in its subjectAltName)");
        }
    }

    static boolean matches(String pattern, String host) {
        if (pattern.isEmpty() || !pattern.startsWith("*.")) {
            return !pattern.isEmpty() && pattern.equals(host);
        }
        var rest = pattern.substring(1);
        int dot = host.indexOf('.');
        return rest.indexOf('.', 1) > 0
                && rest.indexOf('*') < 0
                && dot > 0
                && host.substring(dot).equals(rest);
    }

    private static String withoutZone(String host) {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    private static String ascii(String host) {
        try {
            return Names.host(IDN.toASCII(host));
        } catch (IllegalArgumentException e) {
            return Names.host(host);
        }
    }
}
