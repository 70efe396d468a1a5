package io.floe.certs.inspect;

import io.floe.certs.San;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.IPAddress;

/**
 * Decides whether names cover a host as RFC 6125 and RFC 9525 say: an address by an IP name only, a host name by a DNS
 * name only, a wildcard only as the whole leftmost label.
 */
final class HostMatch {
    private HostMatch() {}

    static boolean covers(List<San> names, String host) {
        return IPAddress.isValid(host)
                ? names.stream().anyMatch(name -> name.kind() == San.Kind.IP && sameAddress(name.text(), host))
                : names.stream().anyMatch(name -> name.kind() == San.Kind.DNS && dns(name.text(), host));
    }

    private static boolean dns(String pattern, String host) {
        var wanted = canonical(host);
        var offered = canonical(pattern);
        if (!offered.startsWith("*.")) {
            return offered.equals(wanted);
        }
        var firstDot = wanted.indexOf('.');
        return firstDot > 0 && wanted.substring(firstDot).equals(offered.substring(1));
    }

    private static String canonical(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Both are literals, so nothing is looked up. */
    private static boolean sameAddress(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
