package io.floe.certs.inspect;

import io.floe.certs.San;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Reads the subject alternative names that TLS peers look at. Not with the JDK, which shows none at all when one of them
 * is malformed, such as a partial wildcard.
 */
final class AlternativeNames {
    private AlternativeNames() {}

    /** The DNS, IP and URI names in their order; none if the extension is missing or is no list of names. */
    static List<San> of(X509Certificate certificate) {
        return names(certificate)
                .map(AlternativeNames::san)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Stream<GeneralName> names(X509Certificate certificate) {
        try {
            var extensions = new JcaX509CertificateHolder(certificate).getExtensions();
            var names = extensions == null
                    ? null
                    : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
            return names == null ? Stream.empty() : Stream.of(names.getNames());
        } catch (CertificateEncodingException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    private static Optional<San> san(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.dNSName -> Optional.of(San.dns(name.getName().toString()));
            case GeneralName.uniformResourceIdentifier ->
                Optional.of(San.uri(name.getName().toString()));
            case GeneralName.iPAddress -> address(ASN1OctetString.getInstance(name.getName()));
            default -> Optional.empty();
        };
    }

    private static Optional<San> address(ASN1OctetString octets) {
        try {
            return Optional.of(
                    San.ip(InetAddress.getByAddress(octets.getOctets()).getHostAddress()));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
