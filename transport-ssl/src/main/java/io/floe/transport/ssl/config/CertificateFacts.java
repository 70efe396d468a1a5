package io.floe.transport.ssl.config;

import io.floe.transport.ssl.TlsMaterial;
import io.floe.transport.ssl.TlsStatus;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Describes certificates for people. Stateless. */
final class CertificateFacts {
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private CertificateFacts() {}

    /** One's own chain, then the trusted certificates. */
    static List<TlsStatus.Certificate> of(TlsMaterial material, boolean withTrust) {
        List<TlsStatus.Certificate> facts = new ArrayList<>();
        material.key()
                .ifPresent(own -> own.chain().forEach(one -> facts.add(fact(TlsStatus.Role.OWN, one, own.source()))));
        if (withTrust) {
            String source = material.trust().source();
            material.trust().anchors().forEach(one -> facts.add(fact(TlsStatus.Role.TRUST, one, source)));
        }
        return List.copyOf(facts);
    }

    static TlsStatus.Certificate fact(TlsStatus.Role role, X509Certificate certificate, String source) {
        return new TlsStatus.Certificate(
                role,
                certificate.getSubjectX500Principal().getName(),
                names(certificate),
                certificate.getNotAfter().toInstant(),
                source);
    }

    static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(CertificateFacts::name).toList();
        } catch (CertificateParsingException e) {
            return List.of("unreadable");
        }
    }

    private static String name(List<?> name) {
        String kind = switch ((Integer) name.get(0)) {
            case DNS -> "dns:";
            case URI -> "uri:";
            case IP -> "ip:";
            default -> "other:";
        };
        return name.get(1) instanceof String text ? kind + text : kind + "?";
    }
}
