package io.floe.transport.ssl.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names in a certificate's subjectAltName. Immutable.
 *
 * @param dns in lower case, without a dot at the end
 * @param ips in the JDK's spelling
 * @param uris as they stand
 */
record Names(List<String> dns, List<String> ips, List<String> uris) {
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    static Names of(X509Certificate certificate) throws CertificateParsingException {
        var all = certificate.getSubjectAlternativeNames();
        Collection<List<?>> names = all == null ? List.of() : all;
        return new Names(texts(names, DNS).stream().map(Names::host).toList(), texts(names, IP), texts(names, URI));
    }

    private static List<String> texts(Collection<List<?>> names, int kind) {
        return names.stream()
                .filter(name -> name.get(0).equals(kind) && name.get(1) instanceof String)
                .map(name -> (String) name.get(1))
                .toList();
    }

    /** A host name in the spelling that is compared. */
    static String host(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    List<String> all() {
        return Stream.of(dns, ips, uris).flatMap(List::stream).toList();
    }
}
